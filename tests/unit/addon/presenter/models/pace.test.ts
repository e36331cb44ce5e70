import { describe, expect, it } from 'vitest'
import { paceOf } from '../../../../../addon/presenter/models/pace.ts'
import { planOf } from '../../../../../addon/presenter/models/plan.ts'
import type { Rehearsal, Visit } from '../../../../../addon/presenter/models/replay.ts'

const slide = (id: string, minutes?: number, more: Record<string, unknown> = {}) => ({
  id,
  title: id,
  frontmatter: { ...(minutes === undefined ? {} : { minutes }), ...more },
})
const plan = planOf({
  slides: [
    slide('a', 1, { session: 'One' }),
    slide('b', 2, { section: 'S' }),
    slide('c', 3, { skippable: true }),
    slide('d', 1, { skippable: true }),
    slide('e'),
    slide('f', 4, { session: 'Two' }),
  ],
  sessions: [
    { title: 'One', minutes: 12, margin: 2 },
    { title: 'Two', minutes: 10 },
  ],
})
const visit = (id: string, seconds: number): Visit => ({ slide: id, click: 0, start: 0, seconds })
const run = (visits: Visit[], more: Partial<Rehearsal> = {}): Rehearsal => ({
  startedAt: 0,
  session: 0,
  state: 'running',
  seconds: visits.reduce((total, { seconds }) => total + seconds, 0),
  questions: 0,
  gaps: [],
  visits,
  ...more,
})

describe('the pace', () => {
  it('is on plan as long as every slide keeps to its budget', () => {
    const pace = paceOf({ plan, rehearsal: run([visit('a', 60), visit('b', 45)]), slide: 'b' })
    expect(pace).toMatchObject({
      onSlide: 45,
      slideBudget: 120,
      nextBudget: 180,
      planned: 105,
      behind: 0,
      skips: [],
    })
    expect(pace.left).toBe(75 + 180 + 60)
  })

  it('falls behind by what a slide takes above its budget', () => {
    expect(paceOf({ plan, rehearsal: run([visit('a', 90), visit('b', 130)]), slide: 'b' }).behind).toBe(40)
  })

  it('is ahead when one moves on before the budget is used up', () => {
    expect(paceOf({ plan, rehearsal: run([visit('a', 20), visit('b', 10)]), slide: 'b' }).behind).toBe(-40)
  })

  it('adds up all visits of a slide', () => {
    const visits = [visit('a', 60), visit('b', 50), visit('a', 10), visit('b', 5)]
    expect(paceOf({ plan, rehearsal: run(visits), slide: 'b' }).onSlide).toBe(55)
  })

  it('names what to skip when late, and only what lies ahead', () => {
    const late = run([visit('a', 60), visit('b', 165)])
    expect(paceOf({ plan, rehearsal: late, slide: 'b' }).skips.map(({ id }) => id)).toEqual(['d'])
    const there = run([visit('a', 60), visit('b', 120), visit('c', 180), visit('d', 105)])
    expect(paceOf({ plan, rehearsal: there, slide: 'd' })).toMatchObject({ skips: [], missing: 45 })
  })

  it('asks nobody to skip for half a minute', () => {
    expect(paceOf({ plan, rehearsal: run([visit('a', 90)]), slide: 'a' })).toMatchObject({
      behind: 30,
      skips: [],
    })
  })

  it('measures the slot with the questions in it', () => {
    const pace = paceOf({ plan, rehearsal: run([visit('a', 60)], { questions: 100 }), slide: 'a' })
    expect(pace.slotLeft).toBe(12 * 60 - 160)
    expect(pace.behind).toBe(0)
  })

  it('counts a session from its own first slide', () => {
    const pace = paceOf({ plan, rehearsal: run([visit('f', 30)], { session: 1 }), slide: 'f' })
    expect(pace).toMatchObject({ planned: 30, behind: 0, session: { title: 'Two', place: 1, count: 1 } })
  })

  it('says where the slide stands in its section and its session', () => {
    const pace = paceOf({ plan, rehearsal: run([visit('a', 1)]), slide: 'c' })
    expect(pace.section).toMatchObject({ title: 'S', place: 2, count: 4 })
    expect(pace.session).toMatchObject({ title: 'One', place: 3, count: 5 })
  })

  it('does without budgets', () => {
    const free = planOf({ slides: [slide('a'), slide('b')], sessions: undefined })
    const pace = paceOf({ plan: free, rehearsal: run([visit('a', 30)]), slide: 'a' })
    expect(pace).toMatchObject({ onSlide: 30, slideBudget: undefined, slotLeft: undefined, left: 0 })
  })
})
