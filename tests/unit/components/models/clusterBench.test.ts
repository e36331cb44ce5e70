import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadOf, loadsOn, type Placement } from '../../../../components/models/cluster.ts'
import { COLUMNS, movedLoads, serverCell, standing } from '../../../../components/models/clusterBench.ts'
import { consolidation } from '../../../../components/models/consolidation.ts'
import { stateAt } from './stateAt.ts'

const model = consolidation()
const calm = stateAt(model, 0)
const packed = stateAt(model, 0, [{ type: 'pack', spare: 0 }])

test('every server of before has a cell of its own, row by row', () => {
  const cells = [...calm.loads.keys()].map(serverCell)
  expect(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size).toBe(calm.loads.length)
  expect(cells.slice(0, COLUMNS + 1).map(({ row }) => row)).toEqual([0, 0, 0, 0, 0, 1])
  expect([...calm.loads.keys()].map((load) => standing(calm, load))).toEqual(cells)
})

test('the blocks of a host stand on each other without a gap, the largest at the bottom', () => {
  const places = fc.array(fc.nat(3), { minLength: calm.loads.length, maxLength: calm.loads.length })
  fc.assert(
    fc.property(places, (chosen) => {
      const placement: Placement = { ...calm, places: chosen }
      for (const host of new Set(chosen)) {
        const blocks = loadsOn(placement, host)
          .map((load) => {
            const stands = standing(placement, load)
            return { below: 'below' in stands ? stands.below : NaN, memory: loadOf(placement, load).memory }
          })
          .toSorted((a, b) => a.below - b.below)
        let top = 0
        for (const [index, { below, memory }] of blocks.entries()) {
          expect(below).toBeCloseTo(top)
          expect(memory).toBeLessThanOrEqual(blocks[index - 1]?.memory ?? Infinity)
          top = below + memory
        }
      }
    }),
  )
})

test('a load that was moved is pointed at, twenty that were placed anew are not', () => {
  const one = stateAt(model, 0, [{ type: 'move', load: 3, to: 1 }])
  expect(movedLoads(one, calm)).toEqual([3])
  expect(movedLoads(packed, calm)).toEqual([])
  expect(movedLoads(one, undefined)).toEqual([])
})
