import type { RuleFacts } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

/** Found while the deck is read. */
export const yaml: RuleFacts = {
  id: 'yaml',
  rationale: 'Slidev reads on after an error in the frontmatter and silently loses what it says.',
  hint: 'Quote values that hold a colon, a hash or a quotation mark, and indent with spaces.',
  severity: ALWAYS,
  isFirm: true,
}
