import type { RuleFacts } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

/** Found while bundling. */
export const unknownDirective: RuleFacts = {
  id: 'unknown-directive',
  rationale: 'A directive that nobody knows does nothing, and the slide waits for it.',
  hint: 'Correct the name, or register the directive in setup/main.ts.',
  severity: ALWAYS,
  isFirm: true,
}
