import type { Deck } from '../../deck/deck.ts'
import type { Offence, RuleFacts } from '../rule.ts'
import { ALWAYS } from '../rule.ts'
import { allowances } from '../settings.ts'
import { likely } from './ruleSetting.ts'

export const allowReason: RuleFacts = {
  id: 'allow-reason',
  rationale: 'Whoever comes next must be able to tell an accepted finding from a forgotten one.',
  hint: 'Write allow: [{ rule: the-id, why: the reason }].',
  severity: ALWAYS,
  isFirm: true,
}

/** @param rules all that there are */
export function findWrongAllowances(deck: Deck, rules: readonly RuleFacts[]): Offence[] {
  return allowances(deck).flatMap(({ rule: id, why, slide, line }) => {
    const rule = rules.find((known) => known.id === id)
    const place = { file: slide.place.file, line, slide: slide.no }
    if (!id) return [{ message: 'This `allow` names no rule', ...place }]
    if (!rule) return [{ message: `There is no rule "${id}" to allow`, ...place, ...likely(id, rules) }]
    if (rule.isFirm) return [{ message: `"${id}" cannot be allowed`, hint: 'Mend what it finds.', ...place }]
    return why ? [] : [{ message: `"${id}" is allowed here without a reason`, ...place }]
  })
}
