import { holder, type Layer } from './diskLayers.ts'
import { contents, type SnapshotState } from './snapshotState.ts'
import type { Story } from './snapshotStories.ts'

/** What a row of the picture is: what the machine sees, a file, or the room that is kept for one. */
type RowKind = 'machine' | 'delta' | 'linked' | 'base' | 'full' | 'backup' | 'room'

/** How one block of a row is drawn. */
interface Cell {
  content: string | null
  /** In the base or a delta: a newer file holds this block, so that the machine no longer sees this content. */
  hidden: boolean
  /** On the way of the block that was read: looked for here in vain, or found. */
  read: 'missed' | 'found' | undefined
}

export interface Row {
  key: string
  kind: RowKind
  /** Of a delta: its number, from 1. */
  number: number
  /** Number of the snapshot that this frozen file is; 0 when it is none. */
  snapshot: number
  /** The file that the machine writes. */
  active: boolean
  /** `gone`: the file itself. `unreadable`: what it rests on. */
  health: 'readable' | 'unreadable' | 'gone'
  cells: readonly Cell[]
  /** The line of what rests on what: where it goes from this row, in its first and its second lane. */
  lanes: { above: boolean; node: boolean; below: boolean; second: 'start' | 'end' | undefined }
}

/** Files of one machine for which the story of its snapshots keeps room. */
const ROOM = 3

/**
 * The picture row by row, from the top: the machine, its files from the newest to the base, a linked clone right
 * above the file that it rests on, then what rests on nothing. The rows of a story keep their places while it is told.
 */
export function rowsOf(state: SnapshotState, story: Story): Row[] {
  const { chain, linked, full, backup, lost } = state
  const files = chain.map((layer, index) => chainRow(state, layer, index))
  const rows = [machineRow(state)]
  if (story === 'chain')
    for (let place = chain.length; place < ROOM; place++) rows.push(roomRow(`room ${place}`, true))
  for (const [index, row] of [...files.entries()].reverse()) {
    if (linked?.parent === index) {
      const health = lost === undefined ? 'readable' : lost === 'storage' ? 'gone' : 'unreadable'
      const lanes = { above: true, node: false, below: true, second: 'start' as const }
      rows.push({ ...fileRow('linked', linked.layer), health, lanes })
    } else if (index === 0 && story === 'incident' && !linked) rows.push(roomRow('linked', true))
    rows.push(row)
  }
  if (full) rows.push({ ...fileRow('full', full), health: lost === 'storage' ? 'gone' : 'readable' })
  else if (story === 'incident') rows.push(roomRow('full', false))
  if (backup) rows.push(fileRow('backup', backup))
  else if (story === 'incident') rows.push(roomRow('backup', false))
  return rows
}

/**
 * Blocks that the last step put into a file. A file that is new and whole has no change to point at.
 * @param before the rows before that step, undefined when nothing has changed
 */
export function changedBlocks(row: Row, before: readonly Row[] | undefined): number[] {
  if (!before || row.kind === 'machine' || row.kind === 'full' || row.kind === 'backup') return []
  const old = before.find(({ key }) => key === row.key)
  return [...row.cells.entries()].flatMap(([block, { content }]) =>
    content !== null && content !== (old?.cells[block]?.content ?? null) ? [block] : [],
  )
}

function machineRow(state: SnapshotState): Row {
  const seen = contents(state)
  const cells = Array.from({ length: state.blockCount }, (_, block): Cell => {
    const read = seen && block === state.chosen ? 'found' : undefined
    return { content: seen?.[block] ?? null, hidden: false, read }
  })
  const health = seen ? 'readable' : 'unreadable'
  const lanes = { above: false, node: true, below: true, second: undefined }
  return { ...fileRow('machine', []), health, cells, lanes }
}

function chainRow({ chain, linked, lost, chosen }: SnapshotState, layer: Layer, index: number): Row {
  const cells = layer.map((content, block): Cell => {
    const holding = holder(chain, block)
    const isRead = !lost && block === chosen && index >= holding
    const read = isRead ? (index === holding ? 'found' : 'missed') : undefined
    return { content, hidden: content !== null && index < holding, read }
  })
  const second = linked?.parent === index ? 'end' : undefined
  return {
    ...fileRow(index === 0 ? 'base' : 'delta', layer),
    key: `file ${index}`,
    number: index,
    snapshot: index < chain.length - 1 ? index + 1 : 0,
    active: index === chain.length - 1,
    health: lost === 'storage' || (lost && index === 0) ? 'gone' : lost ? 'unreadable' : 'readable',
    cells,
    lanes: { above: true, node: true, below: index > 0, second },
  }
}

function roomRow(key: string, passed: boolean): Row {
  return {
    ...fileRow('room', []),
    key,
    lanes: { above: passed, node: false, below: passed, second: undefined },
  }
}

/** A file that rests on nothing and is whole. */
function fileRow(kind: RowKind, layer: Layer): Row {
  return {
    key: kind,
    kind,
    number: 0,
    snapshot: 0,
    active: false,
    health: 'readable',
    cells: layer.map((content) => ({ content, hidden: false, read: undefined })),
    lanes: { above: false, node: true, below: false, second: undefined },
  }
}
