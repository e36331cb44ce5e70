import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextIndex } from '../../../../components/models/rovingFocus.ts'

const grids = fc
  .record({ count: fc.integer({ min: 1, max: 60 }), columns: fc.integer({ min: 1, max: 9 }), seed: fc.nat() })
  .map(({ count, columns, seed }) => ({ count, columns, at: seed % count }))

test('an arrow key never leads out of the grid', () => {
  fc.assert(
    fc.property(
      grids,
      fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'),
      (grid, key) => {
        const index = nextIndex(key, grid)
        expect(index).toBeGreaterThanOrEqual(0)
        expect(index).toBeLessThan(grid.count)
      },
    ),
  )
})

test('arrows move by one and by a row, and stay at the edges', () => {
  const grid = { count: 10, columns: 4 }
  expect(nextIndex('ArrowRight', { ...grid, at: 3 })).toBe(4)
  expect(nextIndex('ArrowDown', { ...grid, at: 3 })).toBe(7)
  expect(nextIndex('ArrowDown', { ...grid, at: 7 })).toBe(7)
  expect(nextIndex('ArrowUp', { ...grid, at: 2 })).toBe(2)
  expect(nextIndex('ArrowLeft', { ...grid, at: 0 })).toBe(0)
})

test('keys that do not move are left to the deck, the clicker first of all', () => {
  for (const key of ['PageDown', 'PageUp', 'Escape', ' ', 'Enter', 'f'])
    expect(nextIndex(key, { at: 0, count: 4, columns: 2 })).toBeUndefined()
})
