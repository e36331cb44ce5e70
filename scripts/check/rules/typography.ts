import type { Deck } from '../../deck/deck.ts'
import type { Correction } from '../frenchTypography.ts'
import { correctFrench } from '../frenchTypography.ts'
import { partsOf } from '../markdown/slideParts.ts'
import type { SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'

export const typography: SourceRule = {
  id: 'typography',
  rationale: 'A question mark that begins a line, alone, is seen from the last row. Only in French decks.',
  hint: 'Run "npm run check -- --fix", which writes these characters and nothing else.',
  severity: STRICT,
  check(deck) {
    return typographyOf(deck).map(({ file, line, slide, corrections }) => {
      const [first] = corrections
      const more = corrections.length > 1 ? `, and ${corrections.length - 1} more in this line` : ''
      return { message: `${first?.message}${more}`, file, line, column: (first?.start ?? 0) + 1, slide }
    })
  },
}

export interface LineCorrections {
  file: string
  /** 1-based. */
  line: number
  slide: number
  corrections: Correction[]
}

/** What French typography wants otherwise in the prose of a deck, line by line; nothing in another language. */
export function typographyOf(deck: Deck): LineCorrections[] {
  if (!isFrench(deck.lang)) return []
  return deck.slides.flatMap((slide) => {
    const lines = (deck.files.get(slide.place.file) ?? '').split(/\r?\n/)
    const found = new Map<number, Correction[]>()
    for (const part of partsOf(slide)) {
      if (part.type !== 'text' || !part.isProse || !isFrench(part.lang ?? deck.lang)) continue
      const line = lines[part.line - 1] ?? ''
      const start = part.column - 1
      // What Markdown has changed on the way (escapes, cells) is left alone.
      if (!line.startsWith(part.text, start)) continue
      const corrections = correctFrench(line, { start, length: part.text.length })
      if (corrections.length > 0) found.set(part.line, [...(found.get(part.line) ?? []), ...corrections])
    }
    return [...found].map(([line, corrections]) => ({
      file: slide.place.file,
      line,
      slide: slide.no,
      corrections,
    }))
  })
}

function isFrench(lang: string): boolean {
  return /^fr\b/i.test(lang)
}
