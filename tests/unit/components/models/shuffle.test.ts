import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shuffle } from '../../../../components/models/shuffle.ts'

const items = fc.array(fc.integer(), { maxLength: 30 })
const seeds = fc.integer()

test('every item comes back once, and the list given stays as it was', () => {
  fc.assert(
    fc.property(items, seeds, (list, seed) => {
      const kept = [...list]
      const dealt = shuffle(list, seed)
      expect([...dealt].sort((a, b) => a - b)).toEqual([...kept].sort((a, b) => a - b))
      expect(list).toEqual(kept)
    }),
  )
})

test('the same seed deals the same order', () => {
  fc.assert(
    fc.property(items, seeds, (list, seed) => {
      expect(shuffle(list, seed)).toEqual(shuffle(list, seed))
    }),
  )
})

test('every order of three is about as frequent as the others', () => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 6000; seed++) {
    const order = shuffle(['a', 'b', 'c'], seed).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
