import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replay, type SimulationModel } from '../../../../components/models/simulation.ts'

const counter: SimulationModel<readonly number[], number> = {
  initial: (seed) => [seed],
  apply(state, action) {
    if (action < 0) throw new RangeError('no negative action')
    return [...state, action]
  },
  trace: [[1], [2, 3], [], [4]],
}

const moments = fc.record({
  seed: fc.integer(),
  step: fc.integer({ min: 0, max: counter.trace.length }),
  free: fc.array(fc.nat()),
})

test('a moment is the seed, the clicks of the trace in order, then the free actions', () => {
  expect(replay(counter, { seed: 9, step: 2, free: [7] }).state).toEqual([9, 1, 2, 3, 7])
})

test('the same seed, step and actions give the same state', () => {
  fc.assert(
    fc.property(moments, (moment) => {
      expect(replay(counter, moment)).toEqual(replay(counter, structuredClone(moment)))
    }),
  )
})

test('the state before is the one of the previous click, or before the last free action', () => {
  fc.assert(
    fc.property(moments, ({ seed, step, free }) => {
      const { before } = replay(counter, { seed, step, free })
      const earlier =
        free.length > 0 ? { seed, step, free: free.slice(0, -1) } : { seed, step: step - 1, free }
      expect(before).toEqual(step + free.length === 0 ? undefined : replay(counter, earlier).state)
    }),
  )
})

test('an impossible action and a step outside the trace throw RangeError', () => {
  expect(() => replay(counter, { seed: 0, step: 0, free: [-1] })).toThrow(RangeError)
  for (const step of [-1, 0.5, counter.trace.length + 1, Number.NaN])
    expect(() => replay(counter, { seed: 0, step, free: [] })).toThrow(RangeError)
})
