import { unknownAction, type SimulationModel } from './simulation.ts'

/** What the room says of itself: one box per objective, in the order of the slide. */
export interface ObjectivesState {
  ticked: readonly boolean[]
}

/** Ticks a box, or takes the tick back. `objective` counts from 0. */
export interface ObjectivesAction {
  type: 'toggle'
  objective: number
}

/** What fits on a slide in letters that the last row can read. */
const MOST = 6

/**
 * A list to tick. No trace: nobody can say beforehand what a room has learnt, so that the list is printed unticked
 * and no click plays in it.
 * @throws RangeError whose message begins with `count` when the list is empty, or longer than a slide
 */
export function objectives(count = 5): SimulationModel<ObjectivesState, ObjectivesAction> {
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new RangeError(`count must be an integer from 1 to ${MOST}, not ${count}`)
  return {
    initial: () => ({ ticked: Array.from({ length: count }, () => false) }),
    apply: toggle,
    trace: [],
  }
}

/** How many boxes are ticked. */
export function tickedCount({ ticked }: ObjectivesState): number {
  return ticked.filter(Boolean).length
}

function toggle({ ticked }: ObjectivesState, action: ObjectivesAction): ObjectivesState {
  if (action.type !== 'toggle') throw unknownAction('a list of objectives', { type: action.type })
  const { objective } = action
  if (!Number.isInteger(objective) || objective < 0 || objective >= ticked.length)
    throw new RangeError(`there is no objective ${objective}: they count from 0 to ${ticked.length - 1}`)
  return { ticked: ticked.map((tick, index) => (index === objective ? !tick : tick)) }
}
