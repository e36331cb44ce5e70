import type { Deck, DeckSlide } from './deck.ts'

/** The line of a key in the slide's frontmatter, or the first line of the slide where the key comes from an import. */
export function keyLine(deck: Deck, { place }: DeckSlide, key: string): number {
  const lines = (deck.files.get(place.file) ?? '').split(/\r?\n/)
  for (let line = place.line; line < lines.length && lines[line]?.trimEnd() !== '---'; line++) {
    if (lines[line]?.startsWith(`${key}:`)) return line + 1
  }
  return place.line
}

/** The line of the headmatter that writes `word` as a whole word; its first line where none does. */
export function headmatterLine(deck: Deck, word: string): number {
  const lines = (deck.files.get(deck.entry) ?? '').split(/\r?\n/)
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  const isWord = new RegExp(`(?<![\\w-])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'u')
  const at = lines.slice(0, end < 0 ? undefined : end).findIndex((line) => isWord.test(line))
  return at < 0 ? 1 : at + 1
}
