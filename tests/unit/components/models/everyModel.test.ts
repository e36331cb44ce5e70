import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import data from '../../../../data/history.json' with { type: 'json' }
import bank from '../../../../data/quiz.json' with { type: 'json' }
import { balloon } from '../../../../components/models/balloon.ts'
import { describeBalloon } from '../../../../components/models/balloonText.ts'
import { consolidation } from '../../../../components/models/consolidation.ts'
import { describeConsolidation } from '../../../../components/models/consolidationText.ts'
import { flowTables } from '../../../../components/models/flowTables.ts'
import { describeFlows } from '../../../../components/models/flowTablesText.ts'
import { history } from '../../../../components/models/history.ts'
import type { HistoryEvent } from '../../../../components/models/historyEvents.ts'
import { describeHistory } from '../../../../components/models/historyText.ts'
import { idlePower } from '../../../../components/models/idlePower.ts'
import { describeIdlePower } from '../../../../components/models/idlePowerText.ts'
import { liveMigration } from '../../../../components/models/liveMigration.ts'
import { describeMigration } from '../../../../components/models/liveMigrationText.ts'
import { movableVolume } from '../../../../components/models/movableVolume.ts'
import { describeVolume } from '../../../../components/models/movableVolumeText.ts'
import { nestedPaging } from '../../../../components/models/nestedPaging.ts'
import { describePaging } from '../../../../components/models/nestedPagingText.ts'
import { objectives } from '../../../../components/models/objectives.ts'
import { describeObjectives } from '../../../../components/models/objectivesText.ts'
import { overcommit } from '../../../../components/models/overcommit.ts'
import { describeOvercommit } from '../../../../components/models/overcommitText.ts'
import { propertyMatch } from '../../../../components/models/propertyMatch.ts'
import { describeMatch } from '../../../../components/models/propertyMatchText.ts'
import { quizDraw } from '../../../../components/models/quizDraw.ts'
import { describeDraw } from '../../../../components/models/quizDrawText.ts'
import { showOfHands } from '../../../../components/models/showOfHands.ts'
import { describeHands } from '../../../../components/models/showOfHandsText.ts'
import { replay, type SimulationModel } from '../../../../components/models/simulation.ts'
import { rowsOf } from '../../../../components/models/snapshotRows.ts'
import { snapshots } from '../../../../components/models/snapshots.ts'
import { describeSnapshots } from '../../../../components/models/snapshotsText.ts'
import { stackBuilder } from '../../../../components/models/stackBuilder.ts'
import { describeStack } from '../../../../components/models/stackText.ts'
import { trapAndEmulate } from '../../../../components/models/trapAndEmulate.ts'
import { describeTrap } from '../../../../components/models/trapAndEmulateText.ts'
import { virtualDisk } from '../../../../components/models/virtualDisk.ts'
import { describeDisk } from '../../../../components/models/virtualDiskText.ts'
import { expectBackAndForth } from './stateAt.ts'

interface Case {
  make: () => SimulationModel<unknown, object>
  describe: (state: unknown) => string
  /** Actions of free mode that the trace does not play, all of them possible at the start. */
  free: readonly object[]
}

/** Forgets the types of a model: what another window sends has none. */
function untyped<State, Action extends object>(
  make: () => SimulationModel<State, Action>,
  describeState: (state: State) => string,
  free: readonly Action[] = [],
): Case {
  return {
    make,
    describe: (state) => describeState(state as State),
    free,
  }
}

const events = data as HistoryEvent[]
const cases: Record<string, Case> = {
  balloon: untyped(balloon, describeBalloon, [{ type: 'demand', pages: 1 }]),
  consolidation: untyped(consolidation, describeConsolidation, [
    { type: 'move', load: 0, to: 1 },
    { type: 'move', load: 0, to: 'own' },
    { type: 'fail', host: 0 },
  ]),
  'consolidation, failing': untyped(() => consolidation({ story: 'failure' }), describeConsolidation),
  flowTables: untyped(flowTables, describeFlows),
  history: untyped(
    () => history({ events }),
    (state) => describeHistory(state, (id) => id),
    [
      { type: 'toggle', category: 'cloud' },
      { type: 'choose', event: 'ec2' },
    ],
  ),
  idlePower: untyped(idlePower, describeIdlePower),
  liveMigration: untyped(liveMigration, describeMigration),
  movableVolume: untyped(movableVolume, describeVolume),
  nestedPaging: untyped(nestedPaging, (state) => describePaging(state, undefined), [
    { type: 'restart' },
    { type: 'choose', mode: 'shadow', guestLevels: 3, hostLevels: 3 },
  ]),
  objectives: untyped(objectives, (state) => describeObjectives(state), [{ type: 'toggle', objective: 0 }]),
  overcommit: untyped(overcommit, describeOvercommit, [
    { type: 'machines', value: 9 },
    { type: 'promised', value: 7 },
    { type: 'usual', value: 5 },
  ]),
  propertyMatch: untyped(propertyMatch, describeMatch, [
    { type: 'place', name: 'control', scene: 'equivalence' },
  ]),
  quizDraw: untyped(() => quizDraw(bank, { count: 4 }), describeDraw, [
    { type: 'answer', answer: 2 },
    { type: 'draw', seed: 9 },
  ]),
  showOfHands: untyped(showOfHands, (state) => describeHands(state, ['oui', 'non', 'autre']), [
    { type: 'add', answer: 0, hands: 1 },
  ]),
  snapshots: untyped(snapshots, (state) => describeSnapshots(state, rowsOf(state, 'chain'))),
  'snapshots, an incident': untyped(
    () => snapshots({ story: 'incident' }),
    (state) => describeSnapshots(state, rowsOf(state, 'incident')),
    [{ type: 'write', block: 0 }],
  ),
  stackBuilder: untyped(stackBuilder, describeStack, [{ type: 'build', product: 'xen' }]),
  trapAndEmulate: untyped(() => trapAndEmulate({ mode: 'vt-x' }), describeTrap, [
    { type: 'restart' },
    { type: 'mode', mode: 'x86' },
    { type: 'exit', instruction: 'OUT' },
  ]),
  virtualDisk: untyped(virtualDisk, describeDisk),
}

/** What no field of an action may be, or may be by accident. */
const RUBBISH: readonly unknown[] = [
  ...[undefined, null, true, Number.NaN, Infinity, -1, 0.5, 99, 1e9],
  ...['', '0', '1', 'constructor', 'length', 'x', [], ['A'], [null], {}],
]

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFrozen)
  }
  return value
}

/** The action with one of its fields exchanged for rubbish, or missing. */
function damaged(action: object): object[] {
  return Object.keys(action).flatMap((key) => [
    ...RUBBISH.map((value) => ({ ...action, [key]: value })),
    Object.fromEntries(Object.entries(action).filter(([other]) => other !== key)),
  ])
}

/** Every state of the trace, frozen so that nobody can change it in secret. */
function statesOf(model: SimulationModel<unknown, object>): unknown[] {
  const states = [deepFrozen(model.initial(0))]
  for (const action of deepFrozen(model.trace.flat()))
    states.push(deepFrozen(model.apply(states.at(-1), action)))
  return states
}

describe.each(Object.entries(cases))('the model %s', (_, { make, describe: describeState, free }) => {
  test('tells its story in at most eight clicks and changes no state that it was given', () => {
    const model = make()
    expect(model.trace.length).toBeLessThanOrEqual(8)
    const states = statesOf(model)
    for (const action of free) model.apply(states[0], deepFrozen(action))
    for (const state of states) expect(describeState(state)).not.toMatch(/undefined|NaN|null|\[object/)
  })

  test('gives the same state for the same seed, step and actions, whichever window plays it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(8), fc.subarray([...free]), (seed, wanted, played) => {
        const ours = make()
        const step = Math.min(wanted, ours.trace.length)
        const moment = { seed, step, free: played }
        const result = (model: SimulationModel<unknown, object>) => {
          try {
            return replay(model, structuredClone(moment))
          } catch (cause) {
            expect(cause).toBeInstanceOf(RangeError)
            return undefined
          }
        }
        const first = result(ours)
        result(ours)
        expect(result(ours)).toEqual(first)
        expect(result(make())).toEqual(first)
      }),
      { numRuns: 20 },
    )
  })

  test('finds every state again that it goes forward and back to', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8)), (walk) => expectBackAndForth(make(), walk)),
      { numRuns: 10 },
    )
  })

  test('refuses damaged actions by RangeError, or does something that can be told', () => {
    const model = make()
    const states = statesOf(model)
    for (const action of [...model.trace.flat(), ...free].flatMap(damaged))
      for (const state of states) {
        let after: unknown
        try {
          after = model.apply(state, deepFrozen(action))
        } catch (cause) {
          expect(cause, JSON.stringify(action)).toBeInstanceOf(RangeError)
          continue
        }
        expect(describeState(after), JSON.stringify(action)).not.toMatch(/undefined|NaN|null|\[object/)
      }
  })
})
