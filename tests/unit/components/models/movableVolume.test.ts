import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  blocksOn,
  movableVolume,
  moveAll,
  roomOn,
  touchedBlocks,
  writeNext,
  type VolumeAction,
  type VolumeState,
} from '../../../../components/models/movableVolume.ts'
import { expectBackAndForth, stateAt } from './stateAt.ts'

const words = fc.stringMatching(/^[A-Z]{3,6}$/)
const shelves = fc.nat(2)

/** A volume, and moves and writes that fit on it. */
const sessions = words.chain((word) => {
  const block = fc.nat(word.length - 1)
  const move = fc
    .record({ blocks: fc.array(block, { minLength: 1, maxLength: 8 }), to: shelves })
    .map(({ blocks, to }): VolumeAction => ({ type: 'move', blocks, to }))
  const write = fc
    .record({ block, letter: fc.stringMatching(/^[A-Z]$/) })
    .map(({ block: at, letter }): VolumeAction => ({ type: 'write', block: at, letter }))
  return fc.record({
    word: fc.constant(word),
    moves: fc.array(move, { maxLength: 20 }),
    actions: fc.array(fc.oneof(move, write), { maxLength: 30 }),
  })
})

function after(word: string, free: readonly VolumeAction[]): VolumeState {
  return stateAt(movableVolume(word), 0, free)
}

test('whatever moves, the machine reads the same blocks', () => {
  fc.assert(
    fc.property(sessions, ({ word, moves }) => {
      expect(after(word, moves).content.join('')).toBe(word)
    }),
  )
})

test('moves in between change nothing of what the writes leave', () => {
  fc.assert(
    fc.property(sessions, ({ word, actions }) => {
      const writes = actions.filter(({ type }) => type === 'write')
      expect(after(word, actions).content).toEqual(after(word, writes).content)
    }),
  )
})

test('a write changes one block and no place', () => {
  fc.assert(
    fc.property(sessions, fc.nat(5), ({ word, actions }, block) => {
      const before = after(word, actions)
      if (block >= word.length) return
      const action = writeNext(before, block)
      const written = movableVolume(word).apply(before, action)
      expect(written.place).toEqual(before.place)
      expect(written.content.filter((letter, at) => letter !== before.content[at])).toHaveLength(1)
    }),
  )
})

test('every block is on one shelf, and what a shelf holds and its room make up its capacity', () => {
  fc.assert(
    fc.property(sessions, ({ word, actions }) => {
      const end = after(word, actions)
      const all = end.shelves.flatMap((_, shelf) => blocksOn(end, shelf))
      expect(all.sort()).toEqual([...word].map((_, block) => block))
      for (const [shelf, { capacity, others }] of end.shelves.entries()) {
        expect(roomOn(end, shelf)).toBeGreaterThanOrEqual(0)
        expect(others + blocksOn(end, shelf).length + roomOn(end, shelf)).toBe(capacity)
      }
    }),
  )
})

test('a move is whole or does not happen', () => {
  fc.assert(
    fc.property(sessions, shelves, ({ word, actions }, to) => {
      const before = after(word, actions)
      const moved = movableVolume(word).apply(before, moveAll(before, to))
      if (moved.last?.type === 'refused') expect(moved.place).toEqual(before.place)
      else expect(blocksOn(moved, to)).toHaveLength(word.length)
    }),
  )
})

test('going forward and back along the trace finds every state again', () => {
  fc.assert(
    fc.property(words, fc.array(fc.nat(4), { minLength: 1 }), (word, walk) => {
      expectBackAndForth(movableVolume(word), walk)
    }),
  )
})

test('the trace moves half, writes meanwhile, moves the rest and is refused by a full shelf', () => {
  const states = [0, 1, 2, 3, 4].map((step) => stateAt(movableVolume(), step))
  expect(states.map(({ content, place }) => [content.join(''), place.join('')])).toEqual([
    ['LIVRE', '00000'],
    ['LIVRE', '11100'],
    ['LIBRE', '11100'],
    ['LIBRE', '11111'],
    ['LIBRE', '11111'],
  ])
  expect(states[4]?.last?.type).toBe('refused')
})

test('an impossible action throws RangeError and leaves the state as it was', () => {
  const model = movableVolume()
  const state = model.initial(0)
  const kept = structuredClone(state)
  for (const action of [
    { type: 'move', blocks: [], to: 1 },
    { type: 'move', blocks: [5], to: 1 },
    { type: 'move', blocks: [0], to: 3 },
    { type: 'move', blocks: [0], to: -1 },
    { type: 'write', block: 9, letter: 'A' },
    { type: 'write', block: 0, letter: 'ab' },
    { type: 'erase' },
  ])
    expect(() => model.apply(state, action as VolumeAction)).toThrow(RangeError)
  expect(state).toEqual(kept)
})

test.each(['', 'AB', 'SEPTANTE', 'livre', 'A-C', 12345])(
  'a word %o is refused by the name of the property',
  (word) => {
    expect(() => movableVolume(word as string)).toThrow(RangeError)
    expect(() => movableVolume(word as string)).toThrow(/^word /)
  },
)

test('a step touches the blocks that it moves or writes, and none when the shelf is full', () => {
  const touched = [0, 1, 2, 3, 4].map((step) => touchedBlocks(stateAt(movableVolume(), step)))
  expect(touched).toEqual([[], [0, 1, 2], [2], [3, 4], []])
})
