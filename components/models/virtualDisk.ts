import { orDefaults } from './orDefaults.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'

/** Sizes of a thin virtual disk, all in the same unit (the slides speak of decimal gigabytes, Go). */
export interface DiskGeometry {
  /** What the guest is promised, and sees from its first second on. */
  size: number
  /** The unit of allocation. Drawn far larger than any real one, so that single blocks can be shown. */
  blockSize: number
  /**
   * What the file holds besides the data: header and tables. One constant here; the slide names it and gives no
   * number, because the real amount depends on the format and its options.
   */
  metadata: number
}

export interface DiskState extends DiskGeometry {
  blockCount: number
  /** Guest block numbers in the order of their first write, each once: what the host file holds. */
  allocated: readonly number[]
  /** The last request of the guest, undefined before the first. */
  last: DiskWrite | undefined
}

export interface DiskWrite {
  blocks: readonly number[]
  /** Those of `blocks` that the host file did not hold yet. */
  fresh: readonly number[]
}

/** The guest writes these blocks, numbered from 0, in one request. */
export interface DiskAction {
  type: 'write'
  blocks: readonly number[]
}

/** What fits on a slide and still leaves room for the scripted story. */
const DRAWABLE = { least: 12, most: 32 }

const DEFAULTS: DiskGeometry = { size: 100, blockSize: 5, metadata: 0.001 }

/**
 * A disk whose file on the host holds only what was written once.
 *
 * The rule: host size = metadata + distinct blocks written × block size. Writing a block again grows nothing.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function virtualDisk(geometry: Partial<DiskGeometry> = {}): SimulationModel<DiskState, DiskAction> {
  const { size, blockSize, metadata } = orDefaults(geometry, DEFAULTS)
  const blockCount = countBlocks({ size, blockSize, metadata })
  return {
    initial: () => ({ size, blockSize, metadata, blockCount, allocated: [], last: undefined }),
    apply: write,
    trace: story(blockCount),
  }
}

/** Bytes of the file on the host, in the unit of the geometry. */
export function hostSize({ metadata, allocated, blockSize }: DiskState): number {
  return metadata + dataSize({ allocated, blockSize })
}

/** The part of the host file that is the guest's data: the growth one sees. */
export function dataSize({ allocated, blockSize }: Pick<DiskState, 'allocated' | 'blockSize'>): number {
  return allocated.length * blockSize
}

/** A request for every block of the disk. */
export function writeAll({ blockCount }: Pick<DiskState, 'blockCount'>): DiskAction {
  return { type: 'write', blocks: Array.from({ length: blockCount }, (_, block) => block) }
}

function write(state: DiskState, action: DiskAction): DiskState {
  if (action.type !== 'write') throw unknownAction('a disk', { type: action.type })
  // Asked so, Array.isArray does not make `any` of the blocks.
  const count = Array.isArray(action.blocks) ? action.blocks.length : 0
  if (count === 0) throw new RangeError('a write needs at least one block')
  const blocks = [...new Set(action.blocks)]
  for (const block of blocks) {
    if (!Number.isInteger(block) || block < 0 || block >= state.blockCount)
      throw new RangeError(`block ${block} is not on a disk of blocks 0 to ${state.blockCount - 1}`)
  }
  const fresh = blocks.filter((block) => !state.allocated.includes(block))
  return { ...state, allocated: [...state.allocated, ...fresh], last: { blocks, fresh } }
}

function countBlocks({ size, blockSize, metadata }: DiskGeometry): number {
  for (const [name, value] of Object.entries({ size, blockSize, metadata })) {
    if (!Number.isFinite(value) || value <= 0) throw new RangeError(`${name} must be above 0, not ${value}`)
  }
  if (blockSize > size) throw new RangeError(`blockSize (${blockSize}) must not exceed size (${size})`)
  const count = size / blockSize
  if (!Number.isInteger(count))
    throw new RangeError(`blockSize must divide size: ${size} / ${blockSize} is not a whole number of blocks`)
  if (count < DRAWABLE.least || count > DRAWABLE.most)
    throw new RangeError(
      `blockSize must cut the disk into ${DRAWABLE.least} to ${DRAWABLE.most} blocks, not ${count}`,
    )
  return count
}

/** Scattered writes, a rewrite, a file, the file again with one block more, then everything. */
function story(blockCount: number): DiskAction[][] {
  const at = (share: number) => Math.floor(share * blockCount)
  const first = at(0.28)
  const file = at(0.72)
  return [
    [{ type: 'write', blocks: [first] }],
    [{ type: 'write', blocks: [at(0.6)] }],
    [{ type: 'write', blocks: [first] }],
    [{ type: 'write', blocks: [file, file + 1, file + 2] }],
    [{ type: 'write', blocks: [file + 2, file + 3] }],
    [writeAll({ blockCount })],
  ]
}
