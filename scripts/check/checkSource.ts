import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import { allRules } from './allRules.ts'
import type { Offence, RuleFacts } from './rule.ts'
import { allowReason, findWrongAllowances } from './rules/allowReason.ts'
import { findWrongSettings, ruleSetting } from './rules/ruleSetting.ts'
import { levelOf } from './settings.ts'
import { sourceRules } from './sourceRules.ts'

/** Everything that can be known from the Markdown alone, within milliseconds, and what is wrong with the settings. */
export async function checkSource(deck: Deck): Promise<Finding[]> {
  const found = await Promise.all(
    sourceRules.map(async (rule) =>
      levelOf(deck, rule) === 'off' ? [] : toFindings(deck, rule, await rule.check(deck)),
    ),
  )
  const rules = allRules().map(({ rule }) => rule)
  return [
    ...found.flat(),
    ...toFindings(deck, ruleSetting, findWrongSettings(deck, rules)),
    ...toFindings(deck, allowReason, findWrongAllowances(deck, rules)),
  ]
}

function toFindings(deck: Deck, rule: RuleFacts, offences: readonly Offence[]): Finding[] {
  const severity = levelOf(deck, rule)
  if (severity === 'off') return []
  return offences.map((offence) => ({ rule: rule.id, severity, hint: rule.hint, ...offence }))
}
