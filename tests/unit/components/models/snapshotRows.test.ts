import { expect, test } from 'vitest'
import { changedBlocks, rowsOf, type Row } from '../../../../components/models/snapshotRows.ts'
import { snapshots } from '../../../../components/models/snapshots.ts'
import type { SnapshotAction } from '../../../../components/models/snapshotState.ts'
import type { Story } from '../../../../components/models/snapshotStories.ts'
import { stateAt } from './stateAt.ts'

function rows(story: Story, step: number, free: SnapshotAction[] = []): Row[] {
  return rowsOf(stateAt(snapshots({ story }), step, free), story)
}

/** One word for each row: the files from the newest to the base, and how they are. */
function sketch(all: readonly Row[]): string {
  return all.map(({ kind, health }) => (health === 'readable' ? kind : `${kind}!`)).join(' ')
}

test.each<[Story, number, string]>([
  ['chain', 0, 'machine room room base'],
  ['chain', 1, 'machine room delta base'],
  ['chain', 4, 'machine delta delta base'],
  ['chain', 7, 'machine room room base'],
  ['incident', 0, 'machine delta room base room room'],
  ['incident', 3, 'machine delta linked base full backup'],
  ['incident', 4, 'machine! delta! linked! base! full backup'],
  ['incident', 5, 'machine! delta! linked! base! full! backup'],
])('in the story %s, step %i is drawn as « %s »', (story, step, drawn) => {
  expect(sketch(rows(story, step))).toBe(drawn)
})

test('the rows of a story keep their places while it is told', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((step) => rows('chain', step).length)).toEqual(Array(8).fill(4))
  expect([0, 1, 2, 3, 4, 5].map((step) => rows('incident', step).length)).toEqual(Array(6).fill(6))
})

test('the line leads from the machine to the base, and the clone joins it at the file that it rests on', () => {
  const lanes = rows('incident', 3).map(({ lanes: { above, node, below, second } }) =>
    [above && 'above', node && 'node', below && 'below', second].filter(Boolean).join(' '),
  )
  expect(lanes).toEqual([
    'node below',
    'above node below',
    'above below start',
    'above node end',
    'node',
    'node',
  ])
})

test('the way of a read goes through the files that miss the block and ends where it is found', () => {
  const marks = rows('chain', 5).map(({ cells }) => cells[4]?.read)
  expect(marks).toEqual(['found', 'missed', 'missed', 'found'])
  expect(rows('chain', 4).flatMap(({ cells }) => cells.flatMap(({ read }) => read ?? []))).toEqual([])
})

test('a content is hidden when a newer file holds its block', () => {
  const hidden = rows('chain', 4).map(({ cells }) =>
    cells.flatMap(({ content, hidden: isHidden }) => (isHidden ? (content ?? []) : [])).join(' '),
  )
  expect(hidden).toEqual(['', '', '', 'A C F G'])
})

test('a frozen file is a snapshot with its number, the last one is active', () => {
  const [, newest, older, base] = rows('chain', 4)
  expect([newest, older, base].map((row) => [row?.snapshot, row?.active])).toEqual([
    [0, true],
    [2, false],
    [1, false],
  ])
})

/** The rows in which the step has changed blocks, with these blocks. */
function changes(story: Story, step: number, free: SnapshotAction[] = []): [string, number[]][] {
  const before = free.length > 0 ? rows(story, step, free.slice(0, -1)) : rows(story, step - 1)
  return rows(story, step, free)
    .map((row): [string, number[]] => [row.key, changedBlocks(row, before)])
    .filter(([, blocks]) => blocks.length > 0)
}

test('a write changes its block in the file that is written, not in what the machine sees', () => {
  expect(changes('chain', 1, [{ type: 'write', block: 6 }])).toEqual([['file 1', [6]]])
})

test('a merge changes in the older file what the newer one held', () => {
  const free: SnapshotAction[] = [
    { type: 'take' },
    { type: 'write', block: 1 },
    { type: 'write', block: 3 },
    { type: 'merge' },
  ]
  expect(changes('chain', 0, free)).toEqual([['file 0', [1, 3]]])
})

test('a whole copy has no change to point at, nor has anything before the first step', () => {
  expect(changes('incident', 0, [{ type: 'copy' }])).toEqual([])
  expect(changes('incident', 0, [{ type: 'backup' }])).toEqual([])
  expect(rows('chain', 3).flatMap((row) => changedBlocks(row, undefined))).toEqual([])
})

test('a block that leaves the file that is written is no change to point at', () => {
  expect(changes('chain', 1, [{ type: 'write', block: 6 }, { type: 'revert' }])).toEqual([])
})
