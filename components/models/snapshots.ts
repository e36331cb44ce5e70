import { emptyLayer, held, letter, newest, readThrough, type Layer } from './diskLayers.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'
import {
  LOSSES,
  type LastAction,
  type Operation,
  type Refusal,
  type SnapshotAction,
  type SnapshotState,
} from './snapshotState.ts'
import { SNAPSHOT_STORIES, STORIES, type Story } from './snapshotStories.ts'

/** The stories write blocks up to the seventh; ten of them still fit side by side. */
const DRAWABLE = { least: 7, most: 10 }
/** Files of one machine that the picture has room for. */
const MOST_FILES = 4

/**
 * A disk as a chain of files, block by block: the base, then one delta for each snapshot.
 *
 * The rule: reads go from the newest file down to the base, writes stay in the newest one. Taking a snapshot and
 * reverting copy nothing; deleting one copies every block of the delta above it into the file below. A file that
 * rests on another one is unreadable without it; a copy of every block rests on nothing.
 * Blocks are counted, none has a size: real costs are proportional to them.
 * @param story `chain`: snapshots of one machine; `incident`: clones and a backup of it, then the base is lost
 * @param blocks how many blocks the disk has
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function snapshots({
  story = 'chain',
  blocks = 8,
}: { story?: Story; blocks?: number } = {}): SimulationModel<SnapshotState, SnapshotAction> {
  if (!STORIES.includes(story))
    throw new RangeError(`story must be one of ${STORIES.join(', ')}, not ${story}`)
  if (!Number.isInteger(blocks) || blocks < DRAWABLE.least || blocks > DRAWABLE.most)
    throw new RangeError(
      `blocks must be a whole number from ${DRAWABLE.least} to ${DRAWABLE.most}, not ${blocks}`,
    )
  const { before, trace } = SNAPSHOT_STORIES[story]
  const start = before.reduce(apply, untouched(blocks))
  return { initial: () => ({ ...start, chosen: undefined, bill: {}, last: undefined }), apply, trace }
}

/** Why this action is impossible now; undefined when it is possible. */
export function refusal(state: SnapshotState, action: SnapshotAction): Refusal | undefined {
  const { blockCount, chain, linked, full, lost } = state
  if (
    'block' in action &&
    (!Number.isInteger(action.block) || action.block < 0 || action.block >= blockCount)
  )
    return 'no such block'
  if (action.type === 'lose') return lost === 'storage' || lost === action.what ? 'lost' : undefined
  if (lost) return 'unreadable'
  switch (action.type) {
    case 'write':
      return action.by === 'clone' && !linked ? 'no clone' : undefined
    case 'take':
      return chain.length === MOST_FILES ? 'no room' : undefined
    case 'revert':
      return chain.length === 1 ? 'no snapshot' : undefined
    case 'merge':
      if (chain.length === 1) return 'no snapshot'
      // The file that would change is what the clone rests on.
      return linked?.parent === chain.length - 2 ? 'in use' : undefined
    case 'link':
      if (chain.length === 1) return 'no snapshot'
      return linked ? 'no room' : undefined
    case 'copy':
      return full ? 'no room' : undefined
    case 'read':
    case 'backup':
      return undefined
  }
}

function apply(state: SnapshotState, action: SnapshotAction): SnapshotState {
  const refused = refusal(state, action)
  if (refused) throw new RangeError(`cannot ${action.type}: ${refused}`)
  switch (action.type) {
    case 'read':
      return { ...after(state, action), chosen: action.block }
    case 'write':
      return write(state, action)
    case 'lose':
      if (!LOSSES.includes(action.what)) throw new RangeError(`there is no loss "${String(action.what)}"`)
      return { ...after(state, action), lost: action.what }
    default:
      return operate(state, action)
  }
}

function write(state: SnapshotState, action: SnapshotAction & { type: 'write' }): SnapshotState {
  const { chain, linked, writes } = state
  const times = (writes[action.block] ?? 0) + 1
  const put = (layer: Layer) => layer.with(action.block, `${letter(action.block)}${times}`)
  const target = action.by === 'clone' && linked ? linked.layer : newest(chain)
  const done = after(state, action, { rewritten: target[action.block] !== null })
  const counted = { ...done, writes: writes.with(action.block, times) }
  return action.by === 'clone' && linked
    ? { ...counted, linked: { ...linked, layer: put(target) } }
    : { ...counted, chain: chain.with(-1, put(target)) }
}

function operate(state: SnapshotState, action: { type: Operation }): SnapshotState {
  const { blockCount, chain } = state
  const delta = newest(chain)
  switch (action.type) {
    case 'take':
      return { ...billed(state, action, 0), chain: [...chain, emptyLayer(blockCount)] }
    case 'revert': {
      const dropped = delta.filter((content) => content !== null)
      return { ...billed(state, action, 0, dropped), chain: chain.with(-1, emptyLayer(blockCount)) }
    }
    case 'merge': {
      const below = chain.at(-2) ?? []
      const merged = below.map((content, block) => delta[block] ?? content)
      return { ...billed(state, action, held(delta)), chain: [...chain.slice(0, -2), merged] }
    }
    case 'link':
      return {
        ...billed(state, action, 0),
        linked: { parent: chain.length - 2, layer: emptyLayer(blockCount) },
      }
    case 'copy':
      return { ...billed(state, action, blockCount), full: readThrough(chain) }
    case 'backup':
      return { ...billed(state, action, blockCount), backup: readThrough(chain) }
    default:
      throw unknownAction('a chain of files', { type: action.type })
  }
}

function after(
  state: SnapshotState,
  action: SnapshotAction,
  { copied = 0, dropped = [], rewritten = false }: Partial<LastAction> = {},
): SnapshotState {
  return { ...state, last: { action, copied, dropped, rewritten } }
}

function billed(
  state: SnapshotState,
  action: { type: Operation },
  copied: number,
  dropped: readonly string[] = [],
): SnapshotState {
  const sum = state.bill[action.type] ?? { times: 0, copied: 0 }
  const entry = { times: sum.times + 1, copied: sum.copied + copied }
  return { ...after(state, action, { copied, dropped }), bill: { ...state.bill, [action.type]: entry } }
}

function untouched(blockCount: number): SnapshotState {
  return {
    blockCount,
    chain: [Array.from({ length: blockCount }, (_, block) => letter(block))],
    linked: undefined,
    full: undefined,
    backup: undefined,
    lost: undefined,
    writes: Array.from({ length: blockCount }, () => 0),
    chosen: undefined,
    bill: {},
    last: undefined,
  }
}
