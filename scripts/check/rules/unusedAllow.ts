import type { RuleFacts } from '../rule.ts'
import { STRICT } from '../rule.ts'

/** Found when the findings are settled. */
export const unusedAllow: RuleFacts = {
  id: 'unused-allow',
  rationale: 'A permission that outlives its reason hides the next mistake.',
  hint: 'Remove it.',
  severity: STRICT,
}
