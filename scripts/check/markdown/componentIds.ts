import { visibleLines } from '../../deck/assetReferences.ts'
import type { Deck, DeckSlide } from '../../deck/deck.ts'

export interface WrittenId {
  id: string
  slide: DeckSlide
  /** 1-based, in the author's file. */
  line: number
  column: number
}

/** Every `<Component id="…">` of a deck, prose of the handout included. */
export function componentIds(deck: Deck, component: string): WrittenId[] {
  const pattern = new RegExp(`<${component}\\s[^>]*?\\bid="([^"]*)"`, 'g')
  return deck.slides.flatMap((slide) =>
    visibleLines(slide.content).flatMap((text, index) =>
      [...text.matchAll(pattern)].map((match) => ({
        id: match[1] ?? '',
        slide,
        line: slide.place.contentLine + index,
        column: match.index + match[0].lastIndexOf(match[1] ?? '') + 1,
      })),
    ),
  )
}
