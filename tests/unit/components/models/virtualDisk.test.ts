import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dataSize,
  hostSize,
  virtualDisk,
  writeAll,
  type DiskAction,
  type DiskGeometry,
} from '../../../../components/models/virtualDisk.ts'
import { expectBackAndForth, stateAt } from './stateAt.ts'

const geometries = fc
  .record({
    blocks: fc.integer({ min: 12, max: 32 }),
    blockSize: fc.integer({ min: 1, max: 64 }),
    metadata: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ blocks, blockSize, metadata }) => ({ size: blocks * blockSize, blockSize, metadata }))

/** A disk and any sequence of writes that fits on it. */
const sessions = geometries.chain((geometry) => {
  const block = fc.nat(geometry.size / geometry.blockSize - 1)
  const write = fc
    .array(block, { minLength: 1, maxLength: 6 })
    .map((blocks): DiskAction => ({ type: 'write', blocks }))
  return fc.record({ geometry: fc.constant(geometry), actions: fc.array(write, { maxLength: 30 }) })
})

function after(geometry: DiskGeometry, free: readonly DiskAction[]) {
  return stateAt(virtualDisk(geometry), 0, free)
}

test('the host size is the metadata plus the distinct blocks written times the block size', () => {
  fc.assert(
    fc.property(sessions, ({ geometry, actions }) => {
      const distinct = new Set(actions.flatMap(({ blocks }) => blocks)).size
      expect(hostSize(after(geometry, actions))).toBe(geometry.metadata + distinct * geometry.blockSize)
    }),
  )
})

test('writing again what was written grows nothing', () => {
  fc.assert(
    fc.property(sessions, ({ geometry, actions }) => {
      const once = after(geometry, actions)
      const twice = after(geometry, [...actions, ...actions])
      expect(hostSize(twice)).toBe(hostSize(once))
      expect(twice.allocated).toEqual(once.allocated)
    }),
  )
})

test('the host never stores more than the promise and its metadata, and the guest always sees the promise', () => {
  fc.assert(
    fc.property(sessions, ({ geometry, actions }) => {
      const state = after(geometry, actions)
      expect(hostSize(state)).toBeLessThanOrEqual(geometry.metadata + geometry.size)
      expect(state.size).toBe(geometry.size)
    }),
  )
})

test('writing everything makes the file larger than the disk it promises, by its metadata', () => {
  fc.assert(
    fc.property(geometries, (geometry) => {
      const model = virtualDisk(geometry)
      const full = model.apply(model.initial(0), writeAll(model.initial(0)))
      expect(hostSize(full)).toBe(geometry.size + geometry.metadata)
    }),
  )
})

test('going forward and back along the trace finds every state again', () => {
  fc.assert(
    fc.property(geometries, fc.array(fc.nat(6), { minLength: 1 }), (geometry, walk) => {
      expectBackAndForth(virtualDisk(geometry), walk)
    }),
  )
})

test('the trace tells its story in at most eight clicks: growth, no growth on a rewrite, growth by one, everything', () => {
  const model = virtualDisk()
  const sizes = [0, 1, 2, 3, 4, 5, 6].map((step) => dataSize(stateAt(model, step)))
  expect(sizes).toEqual([0, 5, 10, 10, 25, 30, 100])
  expect(model.trace.length).toBeLessThanOrEqual(8)
})

test('a request that no disk can serve throws RangeError and leaves the state as it was', () => {
  const model = virtualDisk()
  const state = model.initial(0)
  const kept = structuredClone(state)
  for (const blocks of [[], [-1], [20], [1.5], [Number.NaN], [3, 20]])
    expect(() => model.apply(state, { type: 'write', blocks })).toThrow(RangeError)
  expect(() => model.apply(state, { type: 'delete', blocks: [1] } as unknown as DiskAction)).toThrow(
    RangeError,
  )
  expect(state).toEqual(kept)
})

test.each([
  [{ size: 0 }, /^size /],
  [{ size: Number.NaN }, /^size /],
  [{ size: '100' as unknown as number }, /^size /],
  [{ blockSize: -4 }, /^blockSize /],
  [{ blockSize: 101 }, /^blockSize \(101\) must not exceed size/],
  [{ blockSize: 3 }, /^blockSize must divide size/],
  [{ blockSize: 1 }, /^blockSize must cut the disk into 12 to 32 blocks/],
  [{ blockSize: 50 }, /^blockSize must cut/],
  [{ metadata: 0 }, /^metadata must be above 0/],
])('an impossible geometry %o is refused by the name of the property', (geometry, message) => {
  expect(() => virtualDisk(geometry)).toThrow(RangeError)
  expect(() => virtualDisk(geometry)).toThrow(message)
})
