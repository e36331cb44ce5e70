import { describe, expect, it } from 'vitest'
import { planOf } from '../../../addon/presenter/models/plan.ts'
import { planTable } from '../../../scripts/rehearse/planTable.ts'
import { clockTime } from '../../../scripts/rehearse/duration.ts'

describe('the plan as a table', () => {
  it('says when each slide begins, session by session', () => {
    const plan = planOf({
      slides: [
        { id: 'a', title: 'A', frontmatter: { session: 'One', minutes: 1.5 } },
        { id: 'b', title: 'B', frontmatter: { section: 'Part', minutes: 60, skippable: true } },
        { id: 'c', title: 'C', frontmatter: {} },
        { id: 'd', title: 'D', frontmatter: { session: 'Two', minutes: 2 } },
      ],
      sessions: [{ title: 'One', minutes: 60, margin: 5 }],
    })
    expect(planTable(plan).split('\n')).toEqual([
      'One: 61.5 min planned of 60 min, 1.5 min too many (5 min wanted)',
      '     at     min  slide  title',
      '   0:00     1.5      1  A',
      '         60 min         — Part —',
      '   1:30      60      2  B (skippable)',
      '1:01:30       –      3  C',
      '',
      'Two: 2 min planned',
      '  at  min  slide  title',
      '0:00    2      4  D',
    ])
  })

  it('says that nothing is planned', () => {
    const plan = planOf({ slides: [{ id: 'a', title: 'A', frontmatter: {} }], sessions: undefined })
    expect(planTable(plan)).toBe('No slide has `minutes`: there is nothing to plan.')
  })
})

describe('a duration', () => {
  it.each([
    [0, '0:00'],
    [59.6, '1:00'],
    [3600, '1:00:00'],
    [-65, '−1:05'],
    [-0.2, '0:00'],
  ])('of %d s is %s', (seconds, text) => {
    expect(clockTime(seconds)).toBe(text)
  })
})
