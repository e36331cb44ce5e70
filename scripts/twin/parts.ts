import type { Deck, DeckSlide } from '../deck/deck.ts'

/** Slides under one title of the contents. */
export interface Part {
  /** Undefined for the slides before the first section, and for a deck that has none. */
  title: string | undefined
  /** Of the session that begins here. */
  session: string | undefined
  slides: DeckSlide[]
}

export function partsOfDeck(deck: Deck): Part[] {
  const parts: Part[] = []
  for (const slide of deck.slides) {
    const session = named(slide.frontmatter['session'])
    const section = named(slide.frontmatter['section'])
    const current = parts.at(-1)
    if (current && session === undefined && section === undefined) current.slides.push(slide)
    else if (
      current &&
      current.title === undefined &&
      current.session !== undefined &&
      session === undefined
    ) {
      // The title slide of a session, then its first section.
      parts.push({ title: section, session: undefined, slides: [slide] })
    } else parts.push({ title: section, session, slides: [slide] })
  }
  return parts
}

function named(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
