import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createChain,
  mergeSnapshot,
  readBlock,
  revertToSnapshot,
  storedBlocks,
  takeSnapshot,
  writeBlock,
} from '../../../../components/models/snapshotChain.ts'
import type { SnapshotChain } from '../../../../components/models/snapshotChain.ts'

const size = 8
const base = createChain(Array.from({ length: size }, (_, index) => `base ${String(index)}`))
const index = fc.integer({ min: 0, max: size - 1 })
const operation = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), index, content: fc.string({ minLength: 1 }) }),
  fc.record({ kind: fc.constant('snapshot' as const) }),
)
const chains = fc
  .array(operation, { maxLength: 20 })
  .map((operations) =>
    operations.reduce<SnapshotChain>(
      (chain, step) =>
        step.kind === 'write' ? writeBlock(chain, step.index, step.content) : takeSnapshot(chain),
      base,
    ),
  )

function contents(chain: SnapshotChain): string[] {
  return Array.from({ length: size }, (_, block) => readBlock(chain, block).content)
}

describe('a chain of snapshots', () => {
  it('copies nothing and changes no read when a snapshot is taken', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const taken = takeSnapshot(chain)
        expect(taken.copied).toBe(chain.copied)
        expect(contents(taken)).toEqual(contents(chain))
        expect(storedBlocks(taken.layers.at(-1) ?? [])).toBe(0)
      }),
    )
  })

  it('reads back the last write and leaves every frozen layer as it was', () => {
    fc.assert(
      fc.property(chains, index, fc.string({ minLength: 1 }), (chain, block, content) => {
        const written = writeBlock(chain, block, content)
        expect(readBlock(written, block)).toEqual({ content, layer: chain.layers.length - 1 })
        expect(written.layers.slice(0, -1)).toEqual(chain.layers.slice(0, -1))
      }),
    )
  })

  it('reverts to the reads of the moment of the snapshot', () => {
    fc.assert(
      fc.property(chains, index, (chain, block) => {
        const later = writeBlock(takeSnapshot(chain), block, 'later')
        expect(contents(revertToSnapshot(later))).toEqual(contents(chain))
      }),
    )
  })

  it('keeps every read when it merges, and copies as many blocks as the delta stores', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        fc.pre(chain.layers.length > 1)
        const merged = mergeSnapshot(chain)
        expect(contents(merged)).toEqual(contents(chain))
        expect(merged.layers).toHaveLength(chain.layers.length - 1)
        expect(merged.copied - chain.copied).toBe(storedBlocks(chain.layers.at(-1) ?? []))
      }),
    )
  })

  it('stores a block once however often it is rewritten', () => {
    const chain = writeBlock(writeBlock(takeSnapshot(base), 2, 'first'), 2, 'second')
    expect(storedBlocks(chain.layers.at(-1) ?? [])).toBe(1)
    expect(readBlock(chain, 2)).toEqual({ content: 'second', layer: 1 })
  })

  it('refuses a block that does not exist and a merge without a snapshot', () => {
    expect(() => writeBlock(base, size, 'x')).toThrow(RangeError)
    expect(() => readBlock(base, -1)).toThrow(RangeError)
    expect(() => mergeSnapshot(base)).toThrow('The disk has no snapshot.')
    expect(() => revertToSnapshot(base)).toThrow(RangeError)
    expect(() => createChain([])).toThrow(RangeError)
  })
})
