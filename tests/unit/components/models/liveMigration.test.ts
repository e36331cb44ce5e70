import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CHOICES,
  due,
  duration,
  liveMigration,
  MOST_ROUNDS,
  nextChoice,
  pause,
  sent,
  type MigrationAction,
  type MigrationSettings,
  type MigrationState,
  type Setting,
} from '../../../../components/models/liveMigration.ts'
import { expectBackAndForth, stateAt } from './stateAt.ts'

/** In hundredths: rates that differ by a rounding error are neither equal nor apart. */
const hundredths = (min: number, max: number) =>
  fc.integer({ min: 100 * min, max: 100 * max }).map((count) => count / 100)
const rate = hundredths(0.05, 20)
const all = fc
  .record({
    memory: hundredths(1, 64),
    bandwidth: rate,
    dirtyRate: rate,
    share: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
  })
  .map(({ share, ...rest }): MigrationSettings => ({ ...rest, threshold: rest.memory * share }))
const slow = all.filter(({ dirtyRate, bandwidth }) => dirtyRate < bandwidth)
const fast = all.filter(({ dirtyRate, bandwidth }) => dirtyRate >= bandwidth)

/** Every state from the start to the end of a migration. */
function states(settings: MigrationSettings): MigrationState[] {
  const model = liveMigration(settings)
  const found = [model.initial(0)]
  for (let state = model.initial(0); state.paused === undefined;) {
    state = model.apply(state, { type: 'next' })
    found.push(state)
  }
  return found
}

function end(settings: MigrationSettings): MigrationState {
  const model = liveMigration(settings)
  return model.apply(model.initial(0), { type: 'finish' })
}

test('while D ≤ B round k sends V·(D/B)ᵏ, and so much is left for the pause', () => {
  fc.assert(
    fc.property(slow, (settings) => {
      const { memory, dirtyRate, bandwidth } = settings
      const { rounds, paused } = end(settings)
      for (const [k, volume] of [...rounds, paused ?? Number.NaN].entries())
        expect(volume).toBeCloseTo(memory * (dirtyRate / bandwidth) ** k, 9)
    }),
  )
})

test('what is left after a round is what the VM dirtied meanwhile, and never more than its memory', () => {
  fc.assert(
    fc.property(all, (settings) => {
      for (const { rounds, remaining, paused, memory, dirtyRate, bandwidth } of states(settings)) {
        expect(remaining).toBeLessThanOrEqual(memory)
        const last = rounds.at(-1)
        if (last === undefined || paused !== undefined) continue
        expect(remaining).toBeCloseTo(Math.min(memory, (dirtyRate * last) / bandwidth), 9)
      }
    }),
  )
})

test('the volumes shrink from round to round if, and only if, D < B', () => {
  fc.assert(
    fc.property(all, (settings) => {
      const { rounds, paused = Number.NaN } = end(settings)
      const volumes = [...rounds, paused]
      const shrinks = volumes.slice(1).every((volume, k) => volume < (volumes[k] ?? 0))
      expect(shrinks).toBe(settings.dirtyRate < settings.bandwidth)
    }),
  )
})

test('the total is the sum of the rounds and of the pause, and takes that much over B', () => {
  fc.assert(
    fc.property(all, (settings) => {
      const state = end(settings)
      const sum = state.rounds.reduce((total, volume) => total + volume, state.paused ?? Number.NaN)
      expect(sent(state)).toBeCloseTo(sum, 9)
      expect(duration(state)).toBeCloseTo(sum / settings.bandwidth, 9)
    }),
  )
})

test('the pause is what was left over B; before the end there is none', () => {
  fc.assert(
    fc.property(all, (settings) => {
      const found = states(settings)
      const left = found.at(-2)?.remaining ?? Number.NaN
      for (const state of found.slice(0, -1)) expect(pause(state)).toBeUndefined()
      expect(pause(found.at(-1) ?? end(settings))).toBeCloseTo(left / settings.bandwidth, 9)
      expect(found.at(-1)?.remaining).toBe(0)
    }),
  )
})

test('with D ≥ B nothing shrinks: the rounds are used up and the pause is that of a plain copy', () => {
  fc.assert(
    fc.property(fast, (settings) => {
      const state = end(settings)
      expect(state.rounds).toEqual(Array.from({ length: MOST_ROUNDS }, () => settings.memory))
      expect(pause(state)).toBeCloseTo(settings.memory / settings.bandwidth, 9)
    }),
  )
})

test('the VM stops as soon as no more than the threshold is left, or when the rounds are used up', () => {
  fc.assert(
    fc.property(all, (settings) => {
      for (const state of states(settings).slice(1, -1)) {
        const small = state.remaining <= settings.threshold
        const many = state.rounds.length === MOST_ROUNDS
        expect(due(state)).toBe(small ? 'settled' : many ? 'forced' : 'no')
        expect(state.rounds.length).toBeLessThanOrEqual(MOST_ROUNDS)
      }
      expect(due(liveMigration(settings).initial(0))).toBe('no')
    }),
  )
})

test('going forward and back along the trace finds every state again', () => {
  fc.assert(
    fc.property(all, fc.array(fc.nat(8), { minLength: 1 }), (settings, walk) => {
      expectBackAndForth(liveMigration(settings), walk)
    }),
  )
})

test('whatever the settings, the trace ends both cases in at most eight clicks', () => {
  fc.assert(
    fc.property(all, (settings) => {
      const model = liveMigration(settings)
      const { length } = model.trace
      expect(length).toBeLessThanOrEqual(8)
      const first = stateAt(model, length - 2)
      const second = stateAt(model, length)
      expect(first).toEqual(end(settings))
      expect(second).toEqual(end({ ...settings, dirtyRate: settings.bandwidth }))
    }),
  )
})

test('the story tells three rounds, a pause of 125 ms, then D = B and a pause of eight seconds', () => {
  const model = liveMigration()
  const at = (step: number) => stateAt(model, step)
  expect([0, 1, 2, 3].map((step) => at(step).remaining)).toEqual([8, 2, 0.5, 0.125])
  expect(pause(at(4))).toBe(0.125)
  expect(at(5)).toMatchObject({ dirtyRate: 1, rounds: [8], remaining: 8 })
  expect(pause(at(6))).toBe(8)
  expect(model.trace).toHaveLength(6)
})

test('another value starts the migration again and leaves the other settings alone', () => {
  const model = liveMigration()
  const later = model.apply(model.initial(0), { type: 'next' })
  const changed = model.apply(later, { type: 'set', setting: 'bandwidth', value: 2 })
  expect(changed).toEqual({ ...model.initial(0), bandwidth: 2 })
})

test('free mode offers the neighbours of any value, and nothing beyond its list', () => {
  const setting = fc.constantFrom(...(Object.keys(CHOICES) as Setting[]))
  // A value of the list, or one between two of them.
  const offered = fc.record({
    memory: fc.constantFrom(...CHOICES.memory, 5.5),
    dirtyRate: fc.constantFrom(...CHOICES.dirtyRate, 0, 0.6, 3),
    bandwidth: fc.constantFrom(...CHOICES.bandwidth, 0.1, 9),
  })
  fc.assert(
    fc.property(offered, setting, (settings, which) => {
      const state = liveMigration(settings).initial(0)
      const values: readonly number[] = CHOICES[which]
      const above = values.filter((value) => value > state[which])
      const below = values.filter((value) => value < state[which])
      expect(nextChoice(state, which, 1)).toBe(above[0])
      expect(nextChoice(state, which, -1)).toBe(below.at(-1))
    }),
  )
})

test.each<[string, MigrationAction[]]>([
  ['a round after the VM has arrived', [{ type: 'finish' }, { type: 'next' }]],
  ['finishing twice', [{ type: 'finish' }, { type: 'finish' }]],
  ['a setting without memory', [{ type: 'set', setting: 'memory', value: 0 }]],
  ['an unknown setting', [{ type: 'set', setting: 'toString' as Setting, value: 1 }]],
  ['an unknown action', [{ type: 'cancel' } as unknown as MigrationAction]],
])('%s throws RangeError', (_, actions) => {
  const model = liveMigration()
  expect(() => actions.reduce((state, action) => model.apply(state, action), model.initial(0))).toThrow(
    RangeError,
  )
})

test.each<[Partial<MigrationSettings>, RegExp]>([
  [{ memory: 0 }, /^memory must be above 0/],
  [{ memory: Number.NaN }, /^memory /],
  [{ bandwidth: -1 }, /^bandwidth must be above 0/],
  [{ bandwidth: Number.POSITIVE_INFINITY }, /^bandwidth /],
  [{ dirtyRate: -0.1 }, /^dirtyRate must be 0 or more/],
  [{ dirtyRate: '1' as unknown as number }, /^dirtyRate /],
  [{ threshold: 0 }, /^threshold must be above 0/],
  [{ threshold: 8 }, /^threshold \(8\) must be less than memory/],
])('impossible settings %o are refused by the name of the property', (settings, message) => {
  expect(() => liveMigration(settings)).toThrow(RangeError)
  expect(() => liveMigration(settings)).toThrow(message)
})
