import { unknownAction, type SimulationModel } from './simulation.ts'

/** Shelves of disks, numbered from 0. */
interface Shelf {
  name: string
  /** Blocks that it can hold. */
  capacity: number
  /** Blocks of other volumes, which stay where they are. */
  others: number
}

export interface VolumeState {
  shelves: readonly Shelf[]
  /** What the machine reads in each block of its volume: one letter. */
  content: readonly string[]
  /** The shelf that holds each block: the table of the storage software. */
  place: readonly number[]
  last: VolumeEvent | undefined
}

type VolumeEvent =
  | { type: 'written'; block: number }
  | { type: 'moved'; blocks: readonly number[]; to: number }
  /** The shelf has no room for all that was to move there: nothing moved. */
  | { type: 'refused'; blocks: readonly number[]; to: number }

export type VolumeAction =
  | { type: 'write'; block: number; letter: string }
  /** Blocks that are on that shelf already stay. */
  | { type: 'move'; blocks: readonly number[]; to: number }

/** The third has less room than the volume needs: decoupled from the disks is not freed from them. */
const SHELVES: readonly Shelf[] = [
  { name: 'A', capacity: 8, others: 2 },
  { name: 'B', capacity: 8, others: 1 },
  { name: 'C', capacity: 8, others: 5 },
]

const LETTER = /^[A-Z]$/u

/**
 * A volume whose blocks the storage software moves between shelves of disks while a machine uses it.
 *
 * The rule: a move changes where a block is, never what it holds; a write goes to where the block is now; no shelf
 * holds more than its capacity.
 * @param word what the volume holds at the start, a letter a block
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function movableVolume(word = 'LIVRE'): SimulationModel<VolumeState, VolumeAction> {
  const content = [...String(word)]
  if (content.length < 3 || content.length > 6 || !content.every((letter) => LETTER.test(letter)))
    throw new RangeError(`word must be 3 to 6 letters from A to Z, not "${String(word)}"`)
  return {
    initial: () => ({ shelves: SHELVES, content, place: content.map(() => 0), last: undefined }),
    apply,
    trace: story(content),
  }
}

/** The blocks of the volume that a shelf holds, in their order. */
export function blocksOn({ place }: Pick<VolumeState, 'place'>, shelf: number): number[] {
  return place.flatMap((at, block) => (at === shelf ? [block] : []))
}

/** Blocks that a shelf could still take. */
export function roomOn(state: Pick<VolumeState, 'shelves' | 'place'>, shelf: number): number {
  const { capacity, others } = shelfAt(state, shelf)
  return capacity - others - blocksOn(state, shelf).length
}

/** Blocks that the last action moved or wrote; none when it was refused. */
export function touchedBlocks({ last }: Pick<VolumeState, 'last'>): readonly number[] {
  if (last?.type === 'moved') return last.blocks
  return last?.type === 'written' ? [last.block] : []
}

/** A move of the whole volume. */
export function moveAll({ place }: Pick<VolumeState, 'place'>, to: number): VolumeAction {
  return { type: 'move', blocks: place.map((_, block) => block), to }
}

/** A write of another letter than the one that the block holds. */
export function writeNext({ content }: Pick<VolumeState, 'content'>, block: number): VolumeAction {
  const code = (content[block] ?? 'Z').charCodeAt(0) - 65
  return { type: 'write', block, letter: String.fromCharCode(((code + 1) % 26) + 65) }
}

function apply(state: VolumeState, action: VolumeAction): VolumeState {
  switch (action.type) {
    case 'write':
      return write(state, action.block, action.letter)
    case 'move':
      return move(state, action.blocks, action.to)
    default:
      throw unknownAction('a volume', action)
  }
}

function write(state: VolumeState, block: number, letter: string): VolumeState {
  checkBlock(state, block)
  if (typeof letter !== 'string' || !LETTER.test(letter))
    throw new RangeError(`a block holds a letter from A to Z, not "${String(letter)}"`)
  const content = state.content.map((held, at) => (at === block ? letter : held))
  return { ...state, content, last: { type: 'written', block } }
}

function move(state: VolumeState, wanted: readonly number[], to: number): VolumeState {
  shelfAt(state, to)
  // Asked so, Array.isArray does not make `any` of the blocks.
  const count = Array.isArray(wanted) ? wanted.length : 0
  if (count === 0) throw new RangeError('a move needs at least one block')
  for (const block of wanted) checkBlock(state, block)
  const blocks = [...new Set(wanted)].filter((block) => state.place[block] !== to)
  if (blocks.length > roomOn(state, to)) return { ...state, last: { type: 'refused', blocks, to } }
  const place = state.place.map((at, block) => (blocks.includes(block) ? to : at))
  return { ...state, place, last: { type: 'moved', blocks, to } }
}

function shelfAt({ shelves }: Pick<VolumeState, 'shelves'>, index: number): Shelf {
  const shelf = Number.isInteger(index) ? shelves[index] : undefined
  if (!shelf) throw new RangeError(`there is no shelf ${String(index)}`)
  return shelf
}

function checkBlock({ place }: VolumeState, block: number): void {
  if (!Number.isInteger(block) || place[block] === undefined)
    throw new RangeError(`block ${String(block)} is not in a volume of ${place.length}`)
}

/** Half of the volume moves, a block is written meanwhile, the rest follows, and a full shelf refuses it all. */
function story(content: readonly string[]): VolumeAction[][] {
  const blocks = content.map((_, block) => block)
  const half = Math.ceil(content.length / 2)
  const written = half - 1
  return [
    [{ type: 'move', blocks: blocks.slice(0, half), to: 1 }],
    [{ type: 'write', block: written, letter: content[written] === 'B' ? 'C' : 'B' }],
    [{ type: 'move', blocks: blocks.slice(half), to: 1 }],
    [{ type: 'move', blocks, to: 2 }],
  ]
}
