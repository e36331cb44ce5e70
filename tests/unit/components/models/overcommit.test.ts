import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  missing,
  MOST,
  overcommit,
  rate,
  refusal,
  totalPromised,
  totalUsed,
  usedBy,
  type OvercommitAction,
  type OvercommitState,
} from '../../../../components/models/overcommit.ts'
import {
  describeOvercommit,
  lackText,
  rateText,
  whyOvercommit,
} from '../../../../components/models/overcommitText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

const actions = fc.array(
  fc.record({
    type: fc.constantFrom<OvercommitAction['type']>('machines', 'promised', 'usual', 'claim'),
    value: fc.integer({ min: 0, max: 17 }),
  }),
)

/** Every state that a sequence of actions goes through, impossible ones left out. */
function states(wanted: readonly OvercommitAction[]): OvercommitState[] {
  const model = overcommit()
  const passed = [model.initial(0)]
  for (const action of wanted) {
    const state = passed.at(-1)
    if (state && refusal(state, action) === undefined) passed.push(model.apply(state, action))
  }
  return passed
}

test('what all VMs use is the sum of what each uses, and never more than what was promised', () => {
  fc.assert(
    fc.property(actions, (wanted) => {
      for (const state of states(wanted)) {
        const each = Array.from({ length: state.machines }, (_, machine) => usedBy(state, machine))
        expect(each.reduce((sum, used) => sum + used, 0)).toBe(totalUsed(state))
        for (const used of each) expect(used).toBeLessThanOrEqual(state.promised)
      }
    }),
  )
})

test('memory can be missing only when more was promised than there is', () => {
  fc.assert(
    fc.property(actions, (wanted) => {
      for (const state of states(wanted)) if (rate(state) <= 1) expect(missing(state)).toBe(0)
    }),
  )
})

test('when everybody claims, exactly the part of the promise beyond the host is missing', () => {
  fc.assert(
    fc.property(actions, (wanted) => {
      for (const state of states(wanted)) {
        const nine = overcommit().apply(state, { type: 'claim', value: state.machines })
        expect(missing(nine)).toBe(Math.max(totalPromised(state) - state.host, 0))
      }
    }),
  )
})

test('every number stays above 0 and within what can be drawn', () => {
  fc.assert(
    fc.property(actions, (wanted) => {
      for (const { machines, promised, usual, claiming } of states(wanted)) {
        expect(Math.min(machines, promised, usual)).toBeGreaterThan(0)
        expect(claiming).toBeLessThanOrEqual(machines)
        expect(usual).toBeLessThanOrEqual(promised)
        expect(machines * promised).toBeLessThanOrEqual(MOST.total)
      }
    }),
  )
})

test('a changed number takes along those that depend on it', () => {
  const after = (...free: OvercommitAction[]) => stateAt(overcommit(), 0, free)
  expect(after({ type: 'promised', value: 3 }).usual).toBe(3)
  expect(after({ type: 'claim', value: 9 }, { type: 'machines', value: 6 }).claiming).toBe(6)
  expect(after({ type: 'claim', value: 10 }, { type: 'machines', value: 11 }).claiming).toBe(11)
  expect(after({ type: 'claim', value: 5 }, { type: 'machines', value: 11 }).claiming).toBe(5)
})

test('the trace is that of the slide: 1.25 promised, 40 GiB used, then 60, then 16 missing', () => {
  const model = overcommit()
  expect(model.trace.length).toBeLessThanOrEqual(8)
  const told = [0, 1, 2].map((step) => stateAt(model, step))
  expect(told.map(totalUsed)).toEqual([40, 60, 80])
  expect(told.map(missing)).toEqual([0, 0, 16])
  expect(told.map(rateText)).toEqual(['1,25', '1,25', '1,25'])
  for (const step of [2, 0, 1]) expect(stateAt(model, step)).toEqual(told[step])
})

test.each<[OvercommitAction[], string]>([
  [[], "Un jour ordinaire, l'hôte tient : chaque VM utilise moins que sa part."],
  [
    [{ type: 'claim', value: 5 }],
    "5 VM sur 10 réclament toute leur part : l'hôte tient, parce que les autres ne réclament pas.",
  ],
  [[{ type: 'claim', value: 8 }], '8 VM sur 10 réclament leur part en même temps : il manque 8 Gio.'],
  [[{ type: 'claim', value: 10 }], 'Toutes les VM réclament leur part en même temps : il manque 16 Gio.'],
  [
    [{ type: 'machines', value: 8 }],
    "On n'a pas promis plus qu'on n'a : rien ne peut manquer, mais l'hôte porte moins de VM.",
  ],
  [[{ type: 'usual', value: 7 }], "Même un jour ordinaire, il manque 6 Gio : l'hôte est trop petit."],
])('after %j the reason is « %s »', (free, why) => {
  expect(plain(whyOvercommit(stateAt(overcommit(), 0, free)))).toBe(why)
})

test('the text equivalent says what there is, what was promised and what is used', () => {
  expect(plain(describeOvercommit(overcommit().initial(0)))).toBe(
    "Mémoire de l'hôte : 64 Gio. Promis : 10 VM à 8 Gio, soit 80 Gio, 1,25 fois la mémoire de l'hôte. " +
      "Utilisé : 40 Gio. Un jour ordinaire, l'hôte tient : chaque VM utilise moins que sa part.",
  )
})

test('the bar of what is missing gives a number where it has room, else a cross', () => {
  const lackOf = (claiming: number, promised: number) =>
    plain(lackText({ host: 64, machines: 10, promised, usual: 4, claiming }))
  expect(lackOf(9, 8)).toBe('− 12 Gio')
  expect(lackOf(5, 11)).toBe('×')
})

test('an action that cannot be drawn throws RangeError and leaves the state as it was', () => {
  const model = overcommit()
  const state = model.initial(0)
  const kept = structuredClone(state)
  for (const action of [
    { type: 'machines', value: 0 },
    { type: 'machines', value: 17 },
    { type: 'promised', value: 13 },
    { type: 'usual', value: 9 },
    { type: 'usual', value: Number.NaN },
    { type: 'claim', value: 11 },
    { type: 'claim', value: -1 },
    { type: 'sleep', value: 1 },
  ])
    expect(() => model.apply(state, action as OvercommitAction)).toThrow(RangeError)
  expect(state).toEqual(kept)
})

test.each([
  [{ host: 0 }, /^host must be a whole number above 0/],
  [{ host: 256 }, /^host must be 96 GiB at most/],
  [{ machines: 2.5 }, /^machines /],
  [{ promised: Number.NaN }, /^promised /],
  [{ promised: 3 }, /^usual \(4\) must not exceed promised/],
  [{ machines: 16, promised: 16 }, /^promised must make 96 GiB at most/],
])('impossible promises %o are refused by the name of the property', (promises, message) => {
  expect(() => overcommit(promises)).toThrow(RangeError)
  expect(() => overcommit(promises)).toThrow(message)
})
