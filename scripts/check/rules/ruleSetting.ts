import type { Deck } from '../../deck/deck.ts'
import { headmatterLine } from '../../deck/keyLine.ts'
import type { Offence, RuleFacts } from '../rule.ts'
import { ALWAYS } from '../rule.ts'
import { isLevel, writtenSettings } from '../settings.ts'

export const ruleSetting: RuleFacts = {
  id: 'rule-setting',
  rationale: 'A setting that is misspelt changes nothing, and nobody notices.',
  hint: 'Write the id of a rule and one of error, warning, off: amphi: { rules: { density: off } }.',
  severity: ALWAYS,
  isFirm: true,
}

/** @param rules all that there are */
export function findWrongSettings(deck: Deck, rules: readonly RuleFacts[]): Offence[] {
  return writtenSettings(deck).flatMap(([id, level]) => {
    const rule = rules.find((known) => known.id === id)
    const place = { file: deck.entry, line: headmatterLine(deck, ['amphi', 'rules', id]) }
    if (!rule) return [{ message: `There is no rule "${id}"`, ...place, ...likely(id, rules) }]
    if (rule.isFirm)
      return [{ message: `The severity of "${id}" cannot be changed`, hint: 'Remove the setting.', ...place }]
    return isLevel(level) ? [] : [{ message: `"${String(level)}" is not a severity`, ...place }]
  })
}

/** A hint that names the rules which share a word with `id`. */
export function likely(id: string, rules: readonly RuleFacts[]): { hint?: string } {
  const words = id.split('-')
  const alike = rules.filter((rule) => rule.id.split('-').some((word) => words.includes(word)))
  return alike.length > 0 ? { hint: `Is it ${alike.map((rule) => rule.id).join(' or ')}?` } : {}
}
