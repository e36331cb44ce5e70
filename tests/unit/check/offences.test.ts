import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allRules } from '../../../scripts/check/allRules.ts'
import { readAndCheck } from '../../../scripts/checkDeck.ts'
import { offences, readMarks, ruleOf, toMarks } from '../../support/offences.ts'

const bySource = allRules().flatMap(({ rule, stage }) => (stage === 'source' ? [rule.id] : []))

async function findings(deck: string) {
  const checked = await readAndCheck({ path: join(offences, deck) }, new AbortController().signal)
  return checked.findings
}

describe('the decks that break every rule', () => {
  it('have an offence for every rule, and a rule for every offence', async () => {
    const marked = new Set((await readMarks(offences)).map(ruleOf))
    expect([...marked].sort()).toEqual(
      allRules()
        .map(({ rule }) => rule.id)
        .sort(),
    )
  })

  it('are found out where they are marked, and nowhere else', async () => {
    const decks = ['slides.md', 'headmatter/slides.md', 'empty/slides.md', 'byte-order-mark/slides.md']
    const found = await Promise.all(decks.map(findings))
    // What only a browser tells is looked for with one.
    const marks = (await readMarks(offences)).filter(
      (mark) =>
        bySource.includes(ruleOf(mark)) && ruleOf(mark) !== 'diagram-syntax' && !mark.includes(' rendered/'),
    )
    expect(toMarks(found.flat())).toEqual(marks)
  })

  it('are told of with what to do about them', async () => {
    for (const { rule, message, hint } of await findings('slides.md')) {
      expect(hint, `${rule}: ${message}`).toBeTruthy()
      expect(message, rule).not.toMatch(/undefined|\[object|NaN/)
    }
  })
})
