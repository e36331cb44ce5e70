import type { RuleFacts } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

/** Found while the deck is read. */
export const missingPart: RuleFacts = {
  id: 'missing-part',
  rationale: 'Slidev goes on without a part that it cannot import: its slides are gone, and nobody is told.',
  hint: 'Correct `src`, or remove the slide that imports it.',
  severity: ALWAYS,
  isFirm: true,
}
