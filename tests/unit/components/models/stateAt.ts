import { expect } from 'vitest'
import { replay, type SimulationModel } from '../../../../components/models/simulation.ts'

/** The state after so many clicks of the trace, then these free actions; seed 0. */
export function stateAt<State, Action>(
  model: SimulationModel<State, Action>,
  step: number,
  free: readonly Action[] = [],
): State {
  return replay(model, { seed: 0, step, free }).state
}

/**
 * Goes forward and back along the trace and holds every state to what it was the first time, the start among them.
 * @param walk steps to go to, in this order; beyond the end they begin again from 0
 */
export function expectBackAndForth<State, Action>(
  model: SimulationModel<State, Action>,
  walk: readonly number[],
): void {
  const states = Array.from({ length: model.trace.length + 1 }, (_, step) =>
    structuredClone(stateAt(model, step)),
  )
  for (const step of [...walk, 0]) {
    const to = step % states.length
    expect(stateAt(model, to)).toEqual(states[to])
  }
}
