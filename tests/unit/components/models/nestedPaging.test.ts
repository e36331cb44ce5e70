import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canChoose,
  freshFrom,
  nestedPaging,
  type PagingAction,
  type PagingState,
} from '../../../../components/models/nestedPaging.ts'
import {
  levelsOf,
  MODES,
  nativeLength,
  PAGE_SIZES,
  walk,
  type PagingSetup,
} from '../../../../components/models/pageWalk.ts'
import { replay } from '../../../../components/models/simulation.ts'
import { expectBackAndForth, stateAt } from './stateAt.ts'

const basic: PagingSetup = { mode: 'nested', guestLevels: 4, hostLevels: 4, pageSize: '4K' }

const setups = fc
  .record({
    mode: fc.constantFrom(...MODES),
    guestLevels: fc.integer({ min: 2, max: 5 }),
    hostLevels: fc.integer({ min: 2, max: 5 }),
    pageSize: fc.constantFrom(...PAGE_SIZES),
  })
  .filter((setup) => canChoose(setup, {}))

/** Actions that fit any state: a read that the walk has no room for begins the walk again. */
const wishes = fc.array(fc.constantFrom('read', 'write', 'restart'), { maxLength: 60 })

function played(setup: PagingSetup, wanted: readonly string[]) {
  const model = nestedPaging(setup)
  let state = model.initial(0)
  const actions: PagingAction[] = []
  for (const wish of wanted) {
    const action: PagingAction =
      wish === 'write'
        ? { type: 'write' }
        : wish === 'restart' || state.read === walk(state).length
          ? { type: 'restart' }
          : { type: 'read', count: 1 }
    actions.push(action)
    state = model.apply(state, action)
  }
  return { model, state, actions }
}

test.each([
  [{}, 24, 4],
  [{ guestLevels: 5, hostLevels: 5 }, 35, 5],
  [{ guestLevels: 3, hostLevels: 3 }, 15, 3],
  [{ pageSize: '2M' }, 15, 3],
  [{ pageSize: '1G' }, 8, 2],
  [{ guestLevels: 2, hostLevels: 5 }, 17, 2],
  [{ mode: 'shadow' }, 4, 4],
  [{ mode: 'shadow', guestLevels: 5, hostLevels: 2 }, 5, 5],
  [{ mode: 'shadow', pageSize: '2M' }, 3, 3],
] as const)('the walk of %o takes %i references, %i without a VM', (change, references, native) => {
  const setup = { ...basic, ...change }
  expect(walk(setup)).toHaveLength(references)
  expect(nativeLength(setup)).toBe(native)
})

test('a nested walk of n and m levels takes (n + 1)(m + 1) − 1 references, a shadow walk n', () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const n = levelsOf(setup.guestLevels, setup.pageSize).length
      const m = levelsOf(setup.hostLevels, setup.pageSize).length
      expect(walk(setup)).toHaveLength(setup.mode === 'nested' ? (n + 1) * (m + 1) - 1 : n)
    }),
  )
})

test('a nested walk finds each table of the guest through all levels of the host, reads it, and ends at the data', () => {
  fc.assert(
    fc.property(setups, (any) => {
      const setup: PagingSetup = { ...any, mode: 'nested' }
      const references = walk(setup)
      const host = levelsOf(setup.hostLevels, setup.pageSize)
      for (const level of levelsOf(setup.guestLevels, setup.pageSize)) {
        const row = references.splice(0, host.length + 1)
        expect(row.every(({ sought }) => sought === level)).toBe(true)
        expect(row.slice(0, -1).map((reference) => [reference.table, reference.level])).toEqual(
          host.map((hostLevel) => ['host', hostLevel]),
        )
        expect(row.at(-1)).toEqual({ table: 'guest', level, sought: level })
      }
      expect(references).toEqual(host.map((level) => ({ table: 'host', level, sought: 'data' })))
    }),
  )
})

test('a shadow walk reads the shadow table alone, level by level', () => {
  fc.assert(
    fc.property(setups, (any) => {
      const references = walk({ ...any, mode: 'shadow' })
      expect(references.every(({ table }) => table === 'shadow')).toBe(true)
      expect(references.map(({ level }) => level)).toEqual(levelsOf(any.guestLevels, any.pageSize))
    }),
  )
})

test('a larger page makes every walk shorter', () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const smaller = PAGE_SIZES.slice(0, PAGE_SIZES.indexOf(setup.pageSize))
      for (const pageSize of smaller)
        expect(walk({ ...setup, pageSize }).length).toBeGreaterThan(walk(setup).length)
    }),
  )
})

test('under a shadow table each write is an exit; under nested paging none is', () => {
  fc.assert(
    fc.property(setups, wishes, (setup, wanted) => {
      const { state } = played(setup, wanted)
      const writes = wanted.filter((wish) => wish === 'write').length
      expect(state.writes).toBe(writes)
      expect(state.exits).toBe(setup.mode === 'shadow' ? writes : 0)
    }),
  )
})

test('reading and walking again cause no exit and move no page', () => {
  fc.assert(
    fc.property(setups, wishes, (setup, wanted) => {
      const { state, model } = played(
        setup,
        wanted.filter((wish) => wish !== 'write'),
      )
      expect(state.exits).toBe(0)
      expect(state.frame).toEqual(model.initial(0).frame)
    }),
  )
})

test('a write moves the page to another frame, on both sides, and the translation has to be walked again', () => {
  fc.assert(
    fc.property(setups, wishes, (setup, wanted) => {
      const { state, model } = played(setup, wanted)
      const after = model.apply(state, { type: 'write' })
      expect(after.frame.guest).not.toBe(state.frame.guest)
      expect(after.frame.host).not.toBe(state.frame.host)
      expect(after.read).toBe(0)
    }),
  )
})

test('the same actions give the same state', () => {
  fc.assert(
    fc.property(setups, wishes, (setup, wanted) => {
      const { state, actions } = played(setup, wanted)
      expect(replay(nestedPaging(setup), { seed: 7, step: 0, free: actions }).state).toEqual(state)
    }),
  )
})

test('going forward and back along the trace finds every state again, in at most eight clicks', () => {
  fc.assert(
    fc.property(setups, fc.array(fc.nat(8), { minLength: 1 }), (setup, way) => {
      const model = nestedPaging(setup)
      expect(model.trace.length).toBeLessThanOrEqual(8)
      expectBackAndForth(model, way)
    }),
  )
})

test.each([
  ['nested', [0, 0, 5, 10, 15, 20, 24, 15], [0, 0, 0, 0, 0, 0, 0, 0], [0, 1, 1, 1, 1, 1, 1, 0]],
  ['shadow', [0, 4, 0, 4, 0], [0, 0, 1, 1, 4], [0, 0, 1, 1, 4]],
] as const)('the story of a %s table, click by click', (mode, read, exits, writes) => {
  const model = nestedPaging({ mode })
  const states = read.map((_, step) => stateAt(model, step))
  expect(model.trace).toHaveLength(read.length - 1)
  expect(states.map((state) => state.read)).toEqual(read)
  expect(states.map((state) => state.exits)).toEqual(exits)
  expect(states.map((state) => state.writes)).toEqual(writes)
})

test('the largest pages have no story with larger ones', () => {
  expect(nestedPaging({ pageSize: '1G' }).trace).toHaveLength(4)
  expect(nestedPaging({ guestLevels: 2, pageSize: '2M' }).trace).toHaveLength(3)
})

test('choosing another machine begins anew and keeps what was not chosen', () => {
  const { model, state } = played({ ...basic, mode: 'shadow' }, ['write', 'read'])
  const chosen = model.apply(state, { type: 'choose', guestLevels: 5 })
  expect(chosen).toMatchObject({
    mode: 'shadow',
    guestLevels: 5,
    hostLevels: 4,
    read: 0,
    writes: 0,
    exits: 0,
  })
})

test('what is fresh is what the last beat has read of the same tables', () => {
  const model = nestedPaging()
  const at = (step: number) => replay(model, { seed: 0, step, free: [] })
  const fresh = (step: number) => freshFrom(at(step).state, at(step).before)
  expect([0, 1, 2, 3, 6, 7].map(fresh)).toEqual([0, 0, 0, 5, 20, 15])
})

test('an impossible action throws RangeError and leaves the state as it was', () => {
  const model = nestedPaging()
  const state = model.initial(0)
  const kept = structuredClone(state)
  for (const count of [0, -1, 1.5, Number.NaN, 25])
    expect(() => model.apply(state, { type: 'read', count })).toThrow(RangeError)
  expect(() => model.apply(state, { type: 'choose', hostLevels: 6 })).toThrow(/^hostLevels /)
  expect(() => model.apply(state, { type: 'flush' } as unknown as PagingAction)).toThrow(RangeError)
  const done: PagingState = model.apply(state, { type: 'read', count: 24 })
  expect(() => model.apply(done, { type: 'read', count: 1 })).toThrow(/0 references left/)
  expect(state).toEqual(kept)
})

test.each([
  [{ mode: 'ept' as PagingSetup['mode'] }, /^mode must be one of shadow, nested/],
  [{ pageSize: '4 KiB' as PagingSetup['pageSize'] }, /^pageSize must be one of 4K, 2M, 1G/],
  [{ guestLevels: 1 }, /^guestLevels must be an integer from 2 to 5/],
  [{ guestLevels: Number.NaN }, /^guestLevels /],
  [{ hostLevels: 6 }, /^hostLevels /],
  [{ hostLevels: 3.5 }, /^hostLevels /],
  [{ guestLevels: 2, pageSize: '1G' as const }, /^guestLevels \(2\) leaves no table/],
  [{ hostLevels: 2, pageSize: '1G' as const }, /^hostLevels \(2\) leaves no table/],
])('an impossible machine %o is refused by the name of the property', (setup, message) => {
  expect(() => nestedPaging(setup)).toThrow(RangeError)
  expect(() => nestedPaging(setup)).toThrow(message)
})
