import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  FLOWS,
  flowTables,
  forwards,
  isAsked,
  matching,
  type Flow,
  type FlowAction,
  type FlowState,
  type Rule,
  type Table,
} from '../../../../components/models/flowTables.ts'
import { expectBackAndForth, stateAt } from './stateAt.ts'

const flows = fc.constantFrom(...FLOWS)
const rules: fc.Arbitrary<Rule> = fc.record({
  match: fc.constantFrom<Rule['match']>(...FLOWS, 'other'),
  does: fc.constantFrom<Rule['does']>('forward', 'ask'),
})
const wishes: fc.Arbitrary<FlowAction> = fc.oneof(
  { weight: 4, arbitrary: flows.map((flow): FlowAction => ({ type: 'send', flow })) },
  fc.constantFrom<FlowAction>({ type: 'answer' }, { type: 'stop' }, { type: 'start' }),
)

/** A network and what can happen to it: of the wishes those that are possible when their turn comes. */
const sessions = fc
  .record({ known: flows, wished: fc.array(wishes, { maxLength: 40 }) })
  .map(({ known, wished }) => {
    const model = flowTables(known)
    const moves: { before: FlowState; action: FlowAction; after: FlowState }[] = []
    let state = model.initial(0)
    for (const action of wished) {
      if (!isPossible(state, action)) continue
      const after = model.apply(state, action)
      moves.push({ before: state, action, after })
      state = after
    }
    return { known, moves, end: state }
  })

function isPossible(state: FlowState, { type }: FlowAction): boolean {
  if (type === 'answer') return isAsked(state)
  if (type === 'stop') return state.running
  return type === 'send' || !state.running
}

/** The flows that a table forwards by a line of their own. */
function known(table: Table): Flow[] {
  return FLOWS.filter((flow) => table.some(({ match, does }) => match === flow && does === 'forward'))
}

function at(step: number): FlowState {
  return stateAt(flowTables(), step)
}

test('the first line that matches decides, whatever stands below it', () => {
  fc.assert(
    fc.property(fc.array(rules), flows, (table, flow) => {
      const deciding = matching(table, flow)
      const matches = table.map(({ match }) => match === flow || match === 'other')
      expect(deciding).toBe(matches.indexOf(true))
      expect(forwards(table, flow)).toBe(table[deciding]?.does === 'forward')
    }),
  )
})

test('no packet is delivered without a rule for its flow in both tables', () => {
  fc.assert(
    fc.property(sessions, ({ moves }) => {
      for (const { before, after } of moves)
        for (const flow of after.delivered.slice(before.delivered.length))
          for (const table of after.tables) expect(known(table)).toContain(flow)
    }),
  )
})

test('after an answer both tables hold the same rule for every flow that asked', () => {
  fc.assert(
    fc.property(sessions, ({ moves }) => {
      for (const { before, action, after } of moves) {
        expect(after.tables[0]).toEqual(after.tables[1])
        if (action.type === 'answer')
          expect(known(after.tables[0])).toEqual(expect.arrayContaining([...before.waiting]))
      }
    }),
  )
})

test('the line for all others stays last, and no flow has two lines', () => {
  fc.assert(
    fc.property(sessions, ({ end }) => {
      for (const table of end.tables) {
        expect(table.at(-1)).toEqual({ match: 'other', does: 'ask' })
        expect(new Set(table.map(({ match }) => match)).size).toBe(table.length)
      }
    }),
  )
})

test('without the controller the tables stay, known flows are delivered at once and new ones wait', () => {
  fc.assert(
    fc.property(sessions, ({ moves }) => {
      for (const { before, action, after } of moves) {
        if (action.type === 'stop')
          expect(after).toMatchObject({ tables: before.tables, waiting: before.waiting })
        if (before.running || action.type !== 'send') continue
        expect(after.tables).toEqual(before.tables)
        const passes = known(before.tables[0]).includes(action.flow)
        expect(after.delivered.length - before.delivered.length).toBe(passes ? 1 : 0)
        expect(after.waiting.length - before.waiting.length).toBe(passes ? 0 : 1)
      }
    }),
  )
})

test('when the controller is back every packet that waited is delivered, in its order', () => {
  fc.assert(
    fc.property(sessions, ({ moves }) => {
      for (const { before, action, after } of moves) {
        if (action.type !== 'start') continue
        expect(after.delivered).toEqual([...before.delivered, ...before.waiting])
        expect(after.waiting).toEqual([])
      }
    }),
  )
})

test('no packet is lost and none is made', () => {
  fc.assert(
    fc.property(sessions, ({ moves, end }) => {
      const sent = moves.flatMap(({ action }) => (action.type === 'send' ? [action.flow] : []))
      expect([...end.delivered, ...end.waiting].sort()).toEqual([...sent].sort())
    }),
  )
})

test('going forward and back along the trace finds every state again', () => {
  fc.assert(
    fc.property(flows, fc.array(fc.nat(8), { minLength: 1 }), (first, walk) => {
      expectBackAndForth(flowTables(first), walk)
    }),
  )
})

test('the trace tells its story in eight clicks', () => {
  expect(flowTables().trace).toHaveLength(8)
  expect(Array.from({ length: 9 }, (_, step) => at(step).last?.type)).toEqual([
    undefined,
    'passed',
    'asked',
    'answered',
    'passed',
    'stopped',
    'passed',
    'stranded',
    'started',
  ])
  expect(at(8).delivered).toEqual(['A', 'B', 'B', 'B', 'C'])
})

test('an impossible action throws RangeError and leaves the state as it was', () => {
  const model = flowTables()
  const state = model.initial(0)
  const kept = structuredClone(state)
  for (const action of [{ type: 'answer' }, { type: 'start' }, { type: 'send', flow: 'D' }, { type: 'lose' }])
    expect(() => model.apply(state, action as FlowAction)).toThrow(RangeError)
  const stopped = model.apply(state, { type: 'stop' })
  expect(() => model.apply(stopped, { type: 'stop' })).toThrow(RangeError)
  const stranded = model.apply(stopped, { type: 'send', flow: 'B' })
  expect(() => model.apply(stranded, { type: 'answer' })).toThrow(RangeError)
  expect(state).toEqual(kept)
})

test.each(['D', '', 'AB', 7])('a known flow %o is refused by the name of the property', (first) => {
  expect(() => flowTables(first as Flow)).toThrow(RangeError)
  expect(() => flowTables(first as Flow)).toThrow(/^known /)
})
