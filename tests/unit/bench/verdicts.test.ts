import { describe, expect, it } from 'vitest'
import type { Contestant } from '../../../bench/contestants.ts'
import { compareGrowth } from '../../../bench/report/growth.ts'
import { compare, quantity } from '../../../bench/report/verdicts.ts'
import type { Sample } from '../../../bench/results.ts'

const ran = (who: Contestant, seconds: number, more: Partial<Sample> = {}): Sample => ({
  who,
  series: 'lecture',
  values: { seconds, pss: seconds * 1e8 },
  ended: 'finished',
  ...more,
})
const versus = (samples: Sample[], goal = 0.5) =>
  compare(samples, {
    work: 'Work',
    measure: 'seconds',
    against: 'Slidev',
    name: 'Slidev build',
    goal,
    limit: 600,
  })

describe('a comparison', () => {
  it('is of medians, with the spread of each', () => {
    const samples = [
      ...[4, 5, 60].map((seconds) => ran('Amphi', seconds)),
      ...[9, 10, 11].map((seconds) => ran('Slidev', seconds)),
      ran('Marp', 1),
    ]
    expect(versus(samples)).toEqual({
      work: 'Work',
      ours: '5.00 s (4.00 s – 60.0 s)',
      against: 'Slidev build: 10.0 s (9.00 s – 11.0 s)',
      ratio: '0.500 ×',
      goal: '≤ 0.5 ×',
      isMet: true,
    })
    expect(versus(samples, 0.49).isMet).toBe(false)
  })

  it('bounds the ratio by the limit when the other does not finish', () => {
    const late = ran('Slidev', 600.4, { ended: 'late', message: 'slidev export was ended' })
    const verdict = versus([ran('Amphi', 30), late], 0.05)
    expect(verdict.against).toBe('Slidev build: not finished in 600 s (slidev export was ended)')
    expect(verdict).toMatchObject({ ratio: '< 0.0500 ×', isMet: true })
    expect(versus([ran('Amphi', 31), late], 0.05).isMet).toBe(false)
  })

  it('has no ratio with what failed, which has nothing to show at the limit either', () => {
    const failed = ran('Slidev', 9, { ended: 'failed', message: 'slidev export: Timeout' })
    expect(versus([ran('Amphi', 30), failed], 0.05)).toMatchObject({ ratio: '–', isMet: true })
    expect(versus([ran('Amphi', 31), failed], 0.05).isMet).toBe(false)
  })

  it('has no ratio of memory with what did not finish', () => {
    const samples = [ran('Amphi', 3), ran('Slidev', 4, { ended: 'failed', message: 'slidev build: no disk' })]
    const request = { work: 'Work', against: 'Slidev', name: 'Slidev', goal: 1, limit: 600 } as const
    const verdict = compare(samples, { ...request, measure: 'pss' })
    expect(verdict).toMatchObject({ ratio: '–', isMet: false })
    expect(verdict.against).toContain('fails after 4.00 s (slidev build: no disk)')
  })

  it('is lost when ours does not finish once, or was not measured', () => {
    const late = ran('Amphi', 600, { ended: 'late' })
    expect(versus([ran('Amphi', 1), late, ran('Slidev', 10)])).toMatchObject({ ratio: '–', isMet: false })
    expect(versus([ran('Slidev', 10)])).toMatchObject({ ours: 'not measured', isMet: false })
    expect(versus([ran('Amphi', 1)])).toMatchObject({ ratio: '–', isMet: false })
  })
})

describe('growth', () => {
  const growth = (seconds: [number, number, number], goal = 1.2) =>
    compareGrowth(
      [100, 400, 1000].map((slides, index) =>
        ran('Amphi', seconds[index] ?? 0, { series: `${slides}-third` }),
      ),
      { diagrams: 'third', what: 'some diagrams', measure: 'seconds', goal, limit: 600 },
    )

  it('compares what each slide more costs', () => {
    expect(growth([10, 40, 106])).toMatchObject({
      ours: '110 ms from 400 to 1000',
      against: 'Amphi itself: 100 ms from 100 to 400',
      ratio: '1.10 ×',
      isMet: true,
    })
    expect(growth([10, 40, 115]).isMet).toBe(false)
  })

  it('divides by nothing that is not there', () => {
    expect(growth([40, 40, 50])).toMatchObject({ ratio: '–', isMet: false })
    expect(growth([40, 40, 40])).toMatchObject({ ratio: '–', isMet: true })
  })

  it('says which deck did not finish', () => {
    const samples = [
      ran('Amphi', 10, { series: '100-all' }),
      ran('Amphi', 600, { series: '400-all', ended: 'late' }),
    ]
    const request = { diagrams: 'all', what: 'diagrams', measure: 'seconds', goal: 1.2, limit: 600 } as const
    expect(compareGrowth(samples, request)).toMatchObject({
      ours: '400 slides: not finished in 600 s',
      isMet: false,
    })
  })
})

it.each([
  [0.0123, 'seconds', '0.0123 s'],
  [12.345, 'seconds', '12.3 s'],
  [1234, 'milliseconds', '1234 ms'],
  [396_400, 'bytes', '396 kB'],
  [1_270_000_000, 'pss', '1.27 GB'],
  [0, 'seconds', '0 s'],
] as const)('writes %d as a quantity of %s: %s', (value, measure, text) => {
  expect(quantity(value, measure)).toBe(text)
})
