import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'

type Told = Pick<Finding, 'rule' | 'severity' | 'message' | 'hint'>

/**
 * Places a finding of the rendered deck in the Markdown: at the line that holds `excerpt`, else at the slide's first.
 * Without a slide it stands at the beginning of the deck.
 */
export function findingAt(deck: Deck, no: number | undefined, told: Told, excerpt = ''): Finding {
  const slide = no === undefined ? undefined : deck.slides[no - 1]
  if (!slide) return { ...told, file: deck.entry, line: 1 }
  const word = excerpt.slice(0, 20)
  const offset = word ? slide.content.split('\n').findIndex((line) => line.includes(word)) : -1
  const line = offset >= 0 ? slide.place.contentLine + offset : slide.place.line
  return { ...told, file: slide.place.file, line, slide: slide.no }
}
