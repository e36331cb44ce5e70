import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlannedSlide } from '../../../../../addon/presenter/models/plan.ts'
import { slidesToSkip } from '../../../../../addon/presenter/models/skips.ts'

const slide = (no: number, budget: number | undefined, skippable = true): PlannedSlide => ({
  no,
  id: `s${String(no)}`,
  title: '',
  budget,
  skippable,
  section: undefined,
  session: 0,
})

describe('what to skip', () => {
  it('gives up the least time that makes up for the delay', () => {
    const ahead = [slide(1, 180), slide(2, 60), slide(3, 90), slide(4, 600, false)]
    expect(slidesToSkip(ahead, 85).skips.map(({ no }) => no)).toEqual([3])
    expect(slidesToSkip(ahead, 140).skips.map(({ no }) => no)).toEqual([2, 3])
  })

  it('prefers one slide to two of the same time', () => {
    expect(slidesToSkip([slide(1, 60), slide(2, 60), slide(3, 120)], 100).skips.map(({ no }) => no)).toEqual([
      3,
    ])
  })

  it('takes all and says what is missing when they are not enough', () => {
    expect(slidesToSkip([slide(1, 60), slide(2, undefined)], 100)).toMatchObject({
      skips: [{ no: 1 }],
      missing: 40,
    })
  })

  it('is as good as trying every choice', () => {
    const budgets = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(budgets, fc.integer({ min: 1, max: 100 }), (all, delay) => {
        const ahead = all.map((budget, index) => slide(index + 1, budget * 15))
        const { skips, missing } = slidesToSkip(ahead, delay)
        const sums = Array.from({ length: 2 ** all.length }, (_, mask) =>
          all.reduce((sum, budget, index) => sum + (mask & (2 ** index) ? budget * 15 : 0), 0),
        )
        const enough = sums.filter((sum) => sum >= delay)
        const gain = skips.reduce((sum, { budget = 0 }) => sum + budget, 0)
        if (enough.length > 0) expect([gain, missing]).toEqual([Math.min(...enough), 0])
        else expect([gain, missing]).toEqual([Math.max(...sums), delay - Math.max(...sums)])
      }),
    )
  })
})
