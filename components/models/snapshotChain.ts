/**
 * A virtual disk as a chain of layers: a base, then one delta per snapshot.
 * Reads go from the newest layer down to the base, writes stay in the newest layer, and merging a delta is
 * the only operation that copies blocks.
 */
export interface SnapshotChain {
  /** Oldest first; the last one is the only layer that is written. `null`: nothing stored at this index. */
  readonly layers: readonly (readonly (string | null)[])[]
  /** Blocks copied from one layer to another since the disk was created. */
  readonly copied: number
}

/** Where a read found its block: `layer` counts from 0, the base. */
export interface BlockRead {
  readonly content: string
  readonly layer: number
}

export function createChain(blocks: readonly string[]): SnapshotChain {
  if (blocks.length === 0) throw new RangeError('A disk needs at least one block.')
  return { layers: [blocks], copied: 0 }
}

/** Freezes what exists and opens an empty delta above it. Copies nothing. */
export function takeSnapshot(chain: SnapshotChain): SnapshotChain {
  return { ...chain, layers: [...chain.layers, emptyDelta(chain)] }
}

/** Stores `content` at `index` in the newest layer; frozen layers never change. */
export function writeBlock(chain: SnapshotChain, index: number, content: string): SnapshotChain {
  requireIndex(chain, index)
  const active = newestLayer(chain).with(index, content)
  return { ...chain, layers: chain.layers.with(-1, active) }
}

/** The block that the virtual machine sees at `index`. */
export function readBlock(chain: SnapshotChain, index: number): BlockRead {
  requireIndex(chain, index)
  const layer = chain.layers.findLastIndex((blocks) => (blocks[index] ?? null) !== null)
  const content = chain.layers[layer]?.[index] ?? null
  if (content === null) throw new RangeError(`No layer stores block ${String(index)}.`)
  return { content, layer }
}

/** Throws away everything written since the last snapshot. */
export function revertToSnapshot(chain: SnapshotChain): SnapshotChain {
  requireDelta(chain)
  return { ...chain, layers: chain.layers.with(-1, emptyDelta(chain)) }
}

/** Deletes the last snapshot: every block of its delta is copied into the layer below. */
export function mergeSnapshot(chain: SnapshotChain): SnapshotChain {
  requireDelta(chain)
  const delta = newestLayer(chain)
  const below = chain.layers.at(-2) ?? []
  const merged = below.map((block, index) => delta[index] ?? block)
  return { layers: [...chain.layers.slice(0, -2), merged], copied: chain.copied + storedBlocks(delta) }
}

/** How many blocks a layer stores. */
export function storedBlocks(layer: readonly (string | null)[]): number {
  return layer.filter((block) => block !== null).length
}

function newestLayer(chain: SnapshotChain): readonly (string | null)[] {
  return chain.layers.at(-1) ?? []
}

function emptyDelta(chain: SnapshotChain): readonly null[] {
  return newestLayer(chain).map(() => null)
}

function requireIndex(chain: SnapshotChain, index: number): void {
  if (newestLayer(chain)[index] === undefined) throw new RangeError(`The disk has no block ${String(index)}.`)
}

function requireDelta(chain: SnapshotChain): void {
  if (chain.layers.length < 2) throw new RangeError('The disk has no snapshot.')
}
