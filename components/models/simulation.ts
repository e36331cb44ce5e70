/**
 * What every simulation is made of: a state that starts from a seed, actions that change it, and a scripted
 * trace that tells its story. Time is a step, never a clock, so that the same seed, step and actions give the
 * same picture in every window and on paper, and every step can be taken back.
 */
export interface SimulationModel<State, Action> {
  /** The state before anything happened. Models without chance ignore the seed. */
  initial(seed: number): State
  /**
   * The state after one action; the given state is left as it was.
   * @throws RangeError with one sentence when the action is impossible in this state
   */
  apply(state: State, action: Action): State
  /** `trace[k]` is what click k + 1 plays. At most eight clicks: a longer story is two slides. */
  readonly trace: readonly (readonly Action[])[]
}

/**
 * The error for an action that a model does not know. Its type says that there can be none; another window may send one
 * all the same.
 * @param subject what cannot do it, with its article: "a disk"
 */
export function unknownAction(subject: string, action: { readonly type: never }): RangeError {
  return new RangeError(`${subject} has no action "${String(action.type)}"`)
}

/** A point in time: so many clicks of the trace, then what was played freely on top of them. */
interface Moment<Action> {
  seed: number
  step: number
  free: readonly Action[]
}

/** A state and the one it came from, so that a view can show what changed. */
interface Replay<State> {
  state: State
  /** Before the last free action, else before the last click of the trace; undefined when nothing was played. */
  before: State | undefined
}

/**
 * Plays a model from its beginning up to a moment.
 * @throws RangeError when the trace has no such step, or when an action is impossible
 */
export function replay<State, Action>(
  model: SimulationModel<State, Action>,
  { seed, step, free }: Moment<Action>,
): Replay<State> {
  if (!Number.isInteger(step) || step < 0 || step > model.trace.length)
    throw new RangeError(`step must be an integer from 0 to ${model.trace.length}, not ${step}`)
  const beats = [...model.trace.slice(0, step), ...free.map((action) => [action])]
  let state = model.initial(seed)
  let before: State | undefined
  for (const beat of beats) {
    before = state
    for (const action of beat) state = model.apply(state, action)
  }
  return { state, before }
}
