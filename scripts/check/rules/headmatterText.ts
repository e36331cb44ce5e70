import { keyLine } from '../../deck/keyLine.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const headmatterText: SourceRule = {
  id: 'headmatter-text',
  rationale: 'Slidev expects words where YAML reads a number, and fails without saying where.',
  hint: 'Quote it.',
  severity: ALWAYS,
  isFirm: true,
  check(deck) {
    const [first] = deck.slides
    if (!first || typeof deck.headmatter['title'] !== 'number') return []
    return [
      {
        message: `The title ${deck.headmatter['title']} is a number, not a text`,
        hint: `Quote it: title: "${deck.headmatter['title']}"`,
        file: deck.entry,
        line: keyLine(first, 'title'),
      },
    ]
  },
}
