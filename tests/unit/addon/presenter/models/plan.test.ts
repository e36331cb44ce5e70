import { describe, expect, it } from 'vitest'
import { hasBudget, planOf } from '../../../../../addon/presenter/models/plan.ts'

const slide = (id: string, frontmatter: Record<string, unknown> = {}) => ({ id, title: id, frontmatter })

const slides = [
  slide('title', { session: 'Understand', minutes: 1 }),
  slide('define', { section: 'Define', minutes: 0.5 }),
  slide('double', { minutes: 2, skippable: true }),
  slide('why', { section: 'Why', minutes: 1 }),
  slide('again', { session: 'Build', section: 'Role', minutes: 0.25 }),
  slide('sources'),
]
const sessions = [{ title: 'Understand', minutes: 55, margin: 5 }, { minutes: 45 }]

describe('the plan of a deck', () => {
  it('gives every slide its budget in seconds, its section and its session', () => {
    const plan = planOf({ slides, sessions })
    expect(plan.slides.map(({ budget }) => budget)).toEqual([60, 30, 120, 60, 15, undefined])
    expect(plan.slides.map(({ section }) => section)).toEqual([undefined, 0, 0, 1, 2, 2])
    expect(plan.slides.map(({ session }) => session)).toEqual([0, 0, 0, 0, 1, 1])
    expect(plan.slides.filter(({ skippable }) => skippable).map(({ id }) => id)).toEqual(['double'])
  })

  it('adds up sections and sessions', () => {
    const plan = planOf({ slides, sessions })
    expect(plan.sections.map(({ title, first, last, budget }) => [title, first, last, budget])).toEqual([
      ['Define', 2, 3, 150],
      ['Why', 4, 4, 60],
      ['Role', 5, 6, 15],
    ])
    expect(plan.sessions).toEqual([
      { title: 'Understand', first: 1, last: 4, budget: 270, slot: 3300, margin: 300 },
      { title: 'Build', first: 5, last: 6, budget: 15, slot: 2700, margin: 0 },
    ])
  })

  it('opens the first session with the first slide, also where only a later one names it', () => {
    const plan = planOf({
      slides: [slide('cover'), slide('a', { session: 'A' }), slide('b', { session: 'B' })],
      sessions: undefined,
    })
    expect(plan.sessions.map(({ title, first }) => [title, first])).toEqual([
      ['A', 1],
      ['B', 3],
    ])
  })

  it('takes a session that names no section out of the section before', () => {
    const plan = planOf({
      slides: [slide('a', { session: 'A', section: 'A' }), slide('b', { session: 'B' })],
      sessions,
    })
    expect(plan.slides.map(({ section }) => section)).toEqual([0, undefined])
  })

  it.each([-1, Number.NaN, Infinity, 5000, '2', null])('takes minutes of %s for no budget', (minutes) => {
    const plan = planOf({ slides: [slide('a', { minutes })], sessions: undefined })
    expect(plan.slides[0]?.budget).toBeUndefined()
    expect(hasBudget(plan)).toBe(false)
  })

  it('holds for a deck that knows nothing of time', () => {
    const plan = planOf({ slides: [slide('a'), slide('b')], sessions: 'soon' })
    expect(plan.sessions).toEqual([{ title: '', first: 1, last: 2, budget: 0, slot: undefined, margin: 0 }])
    expect(plan.sections).toEqual([])
  })

  it('is one session also where no slide is left', () => {
    const { sessions: planned } = planOf({ slides: [], sessions })
    expect(planned.map(({ title, first, last }) => [title, first, last])).toEqual([['Understand', 1, 0]])
  })
})
