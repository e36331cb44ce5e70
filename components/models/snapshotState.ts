import { holder, readThrough, type Layer } from './diskLayers.ts'

/** What can copy blocks, and is billed for it. */
export const OPERATIONS = ['take', 'revert', 'merge', 'link', 'copy', 'backup'] as const
export type Operation = (typeof OPERATIONS)[number]

/** The file of the base disk, or the whole storage of the machine. */
export const LOSSES = ['base', 'storage'] as const
type Loss = (typeof LOSSES)[number]

export type SnapshotAction =
  /** The machine reads a block, numbered from 0: from now on this is the block whose way is shown. */
  | { type: 'read'; block: number }
  /** The machine, or its linked clone, writes a block into its active file. */
  | { type: 'write'; block: number; by?: 'clone' }
  /**
   * `take` a snapshot, `revert` to the newest one, `merge`: delete the newest one and keep what came after it;
   * `link` a clone to the newest snapshot, `copy`: a full clone, `backup`: a copy in another place.
   */
  | { type: Operation }
  | { type: 'lose'; what: Loss }

export interface SnapshotState {
  blockCount: number
  /** The machine's files, the base first. All but the last are frozen: they are the snapshots, oldest first. */
  chain: readonly Layer[]
  /** A second machine, whose file holds only what it wrote; `parent` is an index in `chain`. */
  linked: { parent: number; layer: Layer } | undefined
  /** A second machine with a file of its own, on the same storage. */
  full: Layer | undefined
  /** A copy on another storage. */
  backup: Layer | undefined
  lost: Loss | undefined
  /** How often each block was written, whoever did: no two writes have the same content. */
  writes: readonly number[]
  /** The block that was read last, undefined before the first read. */
  chosen: number | undefined
  /** How often each operation was played, and how many blocks it copied in all. */
  bill: Readonly<Partial<Record<Operation, { times: number; copied: number }>>>
  /** Undefined before the first action. */
  last: LastAction | undefined
}

/** What the last action did. */
export interface LastAction {
  action: SnapshotAction
  /** Blocks copied from one file to another. Writing is no copy. */
  copied: number
  /** Contents that a revert has thrown away, in the order of their blocks. */
  dropped: readonly string[]
  /** Whether the file held the written block already. */
  rewritten: boolean
}

/** Why an action is impossible in a state. */
export type Refusal =
  'no such block' | 'unreadable' | 'no snapshot' | 'no room' | 'in use' | 'no clone' | 'lost'

/** The blocks that the machine sees, or that it saw at its `count`-th file; undefined when nothing can be read. */
export function contents(state: SnapshotState, count = state.chain.length): string[] | undefined {
  return state.lost ? undefined : readThrough(state.chain.slice(0, count))
}

/** The blocks that the linked clone sees; undefined without one, and when nothing can be read. */
export function linkedContents({ chain, linked, lost }: SnapshotState): string[] | undefined {
  return linked && !lost ? readThrough([...chain.slice(0, linked.parent + 1), linked.layer]) : undefined
}

/** The blocks of the full clone, which falls with its storage only. */
export function fullContents({ full, lost }: SnapshotState): string[] | undefined {
  return full && lost !== 'storage' ? readThrough([full]) : undefined
}

/** The blocks of the backup, which nothing here can touch. */
export function backupContents({ backup }: SnapshotState): string[] | undefined {
  return backup && readThrough([backup])
}

/** Files looked into for a block: 1 when the newest holds it, one more for each file below. */
export function readCost({ chain }: Pick<SnapshotState, 'chain'>, block: number): number {
  return chain.length - holder(chain, block)
}
