import { keyLine } from '../../deck/keyLine.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const languageTag: SourceRule = {
  id: 'language-tag',
  rationale: 'Screen readers choose their voice by the language, and a PDF without one is not accessible.',
  hint: 'Write a tag such as fr, fr-CA or en.',
  severity: ALWAYS,
  check(deck) {
    const [first] = deck.slides
    if (!first || isLanguageTag(deck.lang)) return []
    return [
      {
        message: `"${deck.lang}" is not a language`,
        file: deck.entry,
        line: keyLine(first, 'lang'),
      },
    ]
  },
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
