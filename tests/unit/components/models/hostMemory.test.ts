import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grant, mayAccess, reclaim, shareOut, unitsOf } from '../../../../components/models/hostMemory.ts'

const size = 16
const hosts = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })).map(([a, b]) =>
  shareOut(size, [
    ['A', a],
    ['B', b],
  ]),
)

describe('the memory of a host', () => {
  it('moves units from one guest to another without creating or losing any', () => {
    fc.assert(
      fc.property(hosts, fc.nat(8), (memory, units) => {
        fc.pre(units <= unitsOf(memory, 'A'))
        const moved = grant(reclaim(memory, 'A', units), 'B', units)
        expect(moved).toHaveLength(size)
        expect(unitsOf(moved, 'A')).toBe(unitsOf(memory, 'A') - units)
        expect(unitsOf(moved, 'B')).toBe(unitsOf(memory, 'B') + units)
        expect(unitsOf(moved, null)).toBe(unitsOf(memory, null))
      }),
    )
  })

  it('gives only what is free: no unit of a guest changes hands', () => {
    fc.assert(
      fc.property(hosts, fc.nat(size), (memory, units) => {
        fc.pre(units <= unitsOf(memory, null))
        const after = grant(memory, 'B', units)
        for (const [index, holder] of memory.entries()) if (holder !== null) expect(after[index]).toBe(holder)
      }),
    )
  })

  it('lets exactly one guest touch a unit', () => {
    const memory = shareOut(3, [
      ['A', 1],
      ['B', 1],
    ])
    expect([0, 1, 2].map((index) => mayAccess(memory, 'A', index))).toEqual([true, false, false])
    expect([0, 1, 2].map((index) => mayAccess(memory, 'B', index))).toEqual([false, true, false])
  })

  it('takes back the last units of a guest', () => {
    expect(reclaim(shareOut(4, [['A', 3]]), 'A', 2)).toEqual(['A', null, null, null])
  })

  it('refuses to give or to take what is not there', () => {
    expect(() => shareOut(2, [['A', 3]])).toThrow(RangeError)
    expect(() => grant(shareOut(2, [['A', 2]]), 'B', 1)).toThrow('The free memory has fewer than 1 units.')
    expect(() => reclaim(shareOut(2, [['A', 1]]), 'A', 2)).toThrow('A has fewer than 2 units.')
  })
})
