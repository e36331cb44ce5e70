import { describe, expect, it } from 'vitest'
import { planOf } from '../../../addon/presenter/models/plan.ts'
import type { Recording } from '../../../addon/presenter/models/recording.ts'
import { measureRehearsals } from '../../../scripts/rehearse/measure.ts'

const plan = planOf({
  slides: [
    { id: 'a', title: 'A', frontmatter: { minutes: 1, session: '', section: 'First' } },
    { id: 'b', title: 'B', frontmatter: { minutes: 2 } },
    { id: 'c', title: 'C', frontmatter: { skippable: true } },
    { id: 'd', title: 'D', frontmatter: { session: 'Later', minutes: 1 } },
  ],
  sessions: undefined,
})

/** A run of a session with seconds per slide. */
const run = (day: number, times: Record<string, number>, session = 1): Recording => ({
  header: {
    format: 'amphi-rehearsal',
    version: 1,
    deck: 'x',
    started: `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`,
    session,
  },
  visits: Object.entries(times).map(([slide, seconds]) => ({ slide, click: 0, start: 0, seconds })),
})
const of = (title: string, recordings: Recording[], runs = 5) =>
  measureRehearsals(plan, { recordings, runs }).find((measure) => measure.title === title)

describe('measured rehearsals', () => {
  it('list each session and section before its slides', () => {
    const kinds = measureRehearsals(plan, { recordings: [], runs: 5 }).map(
      ({ kind, title }) => `${kind} ${title}`,
    )
    expect(kinds).toEqual([
      'session ',
      'section First',
      'slide A',
      'slide B',
      'slide C',
      'session Later',
      'slide D',
    ])
  })

  it('give the last run, the median, the middle half and the drift of a slide', () => {
    const runs = [60, 80, 100, 90].map((seconds, day) => run(day + 1, { a: seconds }))
    expect(of('A', runs)).toMatchObject({ planned: 60, last: 90, median: 85, quartiles: [75, 92.5], runs: 4 })
    expect(of('A', runs)?.drift).toBeCloseTo(25 / 60)
  })

  it('add up the visits of a slide within a run', () => {
    const twice = run(1, { a: 30 })
    expect(of('A', [{ ...twice, visits: [...twice.visits, ...twice.visits] }])?.median).toBe(60)
  })

  it('do not count a slide that was only flown over', () => {
    expect(of('A', [run(1, { a: 1.5, b: 90 })])).toMatchObject({
      median: undefined,
      runs: 0,
      drift: undefined,
    })
  })

  it('measure a whole only over runs that gave all of it, skippable slides aside', () => {
    const runs = [run(1, { a: 60, b: 100 }), run(2, { a: 60 }), run(3, { a: 70, b: 100, c: 10 })]
    expect(of('First', runs)).toMatchObject({ planned: 180, runs: 2, median: 170, last: 180 })
  })

  it('take the last runs of each session', () => {
    const runs = [run(1, { a: 10 }), run(2, { d: 99 }, 2), run(3, { a: 20 }), run(4, { a: 30 })]
    expect(of('A', runs, 2)).toMatchObject({ runs: 2, median: 25 })
    expect(of('D', runs, 2)).toMatchObject({ runs: 1, median: 99 })
  })
})
