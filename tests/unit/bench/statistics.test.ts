import { describe, expect, it } from 'vitest'
import { percentile, summarise } from '../../../bench/measure/statistics.ts'

describe('a summary', () => {
  it('is the middle value, or the mean of the two in the middle, and the spread', () => {
    expect(summarise([3, 1, 200])).toEqual({ median: 3, min: 1, max: 200 })
    expect(summarise([4, 1, 2, 8])).toEqual({ median: 3, min: 1, max: 8 })
  })

  it('is refused for nothing', () => {
    expect(() => summarise([])).toThrow('Nothing was measured')
  })
})

it('takes a percentile between the two nearest values', () => {
  const values = Array.from({ length: 101 }, (_, index) => 100 - index)
  expect(percentile(values, 0.95)).toBe(95)
  expect(percentile([10, 20], 0.5)).toBe(15)
  expect(percentile([7], 0.95)).toBe(7)
  expect(() => percentile([], 0.95)).toThrow('Nothing was measured')
})
