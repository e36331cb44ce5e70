import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsPath, cellsWithout } from '../../../../components/models/instructionGrid.ts'

const grids = fc.record({
  count: fc.integer({ min: 1, max: 1000 }),
  columns: fc.integer({ min: 1, max: 60 }),
  pitch: fc.integer({ min: 4, max: 12 }),
})

/** The upper left corners that a path draws from. */
function corners(path: string): { x: number; y: number }[] {
  return [...path.matchAll(/M(\S+) ([^h]+)h/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
}

test('every cell is drawn once, inside its own square of the grid', () => {
  fc.assert(
    fc.property(grids, (grid) => {
      const size = grid.pitch - 2
      const drawn = corners(cellsPath(grid, cellsWithout(grid, []), size))
      expect(drawn).toHaveLength(grid.count)
      expect(drawn).toEqual(
        drawn.map((_, cell) => ({
          x: (cell % grid.columns) * grid.pitch + 1,
          y: Math.floor(cell / grid.columns) * grid.pitch + 1,
        })),
      )
    }),
  )
})

test('what is taken out and what is left are the whole, without a cell in both', () => {
  fc.assert(
    fc.property(grids, fc.array(fc.nat(999)), (grid, picked) => {
      const taken = [...new Set(picked.filter((cell) => cell < grid.count))]
      const left = cellsWithout(grid, taken)
      expect(left.filter((cell) => taken.includes(cell))).toEqual([])
      expect(new Set([...left, ...taken]).size).toBe(grid.count)
    }),
  )
})

test('a cell larger than its square stays centred on it', () => {
  expect(cellsPath({ count: 4, columns: 2, pitch: 8 }, [3], 11)).toBe('M6.5 6.5h11v11h-11z')
})

test.each([-1, 4, 0.5, Number.NaN])('cell %s of a grid of four throws RangeError', (cell) => {
  expect(() => cellsPath({ count: 4, columns: 2, pitch: 8 }, [cell], 6)).toThrow(RangeError)
})
