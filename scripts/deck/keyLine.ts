import type { Deck, DeckSlide } from './deck.ts'

/** The line of a key in the slide's frontmatter, or the first line of the slide where the key comes from an import. */
export function keyLine(deck: Deck, { place }: DeckSlide, key: string): number {
  const lines = (deck.files.get(place.file) ?? '').split(/\r?\n/)
  for (let line = place.line; line < lines.length && lines[line]?.trimEnd() !== '---'; line++) {
    if (lines[line]?.startsWith(`${key}:`)) return line + 1
  }
  return place.line
}
