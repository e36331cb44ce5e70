import type { Deck, DeckSlide } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'

type Told = Pick<Finding, 'rule' | 'severity' | 'message' | 'hint'>

/**
 * Places a finding of the rendered deck in the Markdown: at the line that holds the first of `excerpts` that any line
 * holds, else at the slide's first. Without a slide it stands at the beginning of the deck.
 */
export function findingAt(
  deck: Deck,
  no: number | undefined,
  told: Told,
  ...excerpts: readonly string[]
): Finding {
  const slide = no === undefined ? undefined : deck.slides[no - 1]
  if (!slide) return { ...told, file: deck.entry, line: 1 }
  const lines = slide.content.split('\n')
  const offset =
    excerpts
      .map((excerpt) => excerpt.slice(0, 20))
      .map((word) => (word ? lines.findIndex((line) => line.includes(word)) : -1))
      .find((index) => index >= 0) ?? -1
  const line = offset >= 0 ? slide.place.contentLine + offset : firstLine(slide)
  return { ...told, file: slide.place.file, line, slide: slide.no }
}

/** The first line that says something, else where the slide begins. */
function firstLine({ content, place }: DeckSlide): number {
  const offset = content.split('\n').findIndex((text) => /^\s*(?!<!--)\S/.test(text))
  return offset < 0 ? place.line : place.contentLine + offset
}
