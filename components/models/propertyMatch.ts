import { unknownAction, type SimulationModel } from './simulation.ts'

/** The three properties of a virtual machine (Popek and Goldberg, 1974), in the order of their drawings. */
export const PROPERTIES = ['equivalence', 'efficiency', 'control'] as const
export type Property = (typeof PROPERTIES)[number]

/** What a faithful emulator keeps: everything but efficiency, because no instruction runs directly. */
export const KEPT_BY_EMULATOR: Readonly<Record<Property, boolean>> = {
  equivalence: true,
  efficiency: false,
  control: true,
}

export interface MatchState {
  /** The drawing on which each name lies, undefined while it waits; a drawing is called by the property it shows. */
  places: Readonly<Record<Property, Property | undefined>>
  /** The name that was laid last, undefined when the last action laid none. */
  last: Property | undefined
  /** Whether each property is judged for an emulator. */
  emulator: boolean
}

export type MatchAction =
  /** Lays a name on a drawing. A name that lies there already takes the place that this one leaves. */
  | { type: 'place'; name: Property; scene: Property }
  /** Takes a name back. */
  | { type: 'remove'; name: Property }
  /** Lays every name where it belongs. */
  | { type: 'solve' }
  /** Judges an emulator by the three properties; only once every name lies right. */
  | { type: 'judge' }

/**
 * Three names to lay on three drawings. The trace lays them all rightly, then judges an emulator by them.
 */
export function propertyMatch(): SimulationModel<MatchState, MatchAction> {
  return {
    initial: () => ({ places: placed(() => undefined), last: undefined, emulator: false }),
    apply,
    trace: [[{ type: 'solve' }], [{ type: 'judge' }]],
  }
}

/** The name that lies on a drawing. */
export function nameOn({ places }: Pick<MatchState, 'places'>, scene: Property): Property | undefined {
  return PROPERTIES.find((name) => places[name] === scene)
}

/** Whether every name lies on the drawing that shows it. */
export function isSolved({ places }: Pick<MatchState, 'places'>): boolean {
  return PROPERTIES.every((name) => places[name] === name)
}

/**
 * Where a name goes when it is moved by a key: to the next drawing, from none to the first of that side; undefined, for
 * back among the waiting names, past the last one.
 */
export function sceneBeside(
  { places }: Pick<MatchState, 'places'>,
  name: Property,
  direction: 'left' | 'right',
): Property | undefined {
  const from = places[name]
  if (from === undefined) return direction === 'right' ? PROPERTIES[0] : PROPERTIES.at(-1)
  return PROPERTIES[PROPERTIES.indexOf(from) + (direction === 'right' ? 1 : -1)]
}

function apply(state: MatchState, action: MatchAction): MatchState {
  switch (action.type) {
    case 'place': {
      const { name, scene } = action
      const from = state.places[known(name)]
      const occupant = nameOn(state, known(scene))
      return {
        places: { ...state.places, ...(occupant === undefined ? {} : { [occupant]: from }), [name]: scene },
        last: name,
        emulator: false,
      }
    }
    case 'remove':
      if (state.places[known(action.name)] === undefined)
        throw new RangeError(`name "${action.name}" lies on no drawing`)
      return { places: { ...state.places, [action.name]: undefined }, last: undefined, emulator: false }
    case 'solve':
      return { places: placed((name) => name), last: undefined, emulator: false }
    case 'judge':
      if (!isSolved(state)) throw new RangeError('every name must lie right before an emulator is judged')
      return { ...state, last: undefined, emulator: true }
    default:
      throw unknownAction('a match', action)
  }
}

function placed(where: (name: Property) => Property | undefined): MatchState['places'] {
  return {
    equivalence: where('equivalence'),
    efficiency: where('efficiency'),
    control: where('control'),
  }
}

function known(property: Property): Property {
  if (!PROPERTIES.includes(property)) throw new RangeError(`there is no property "${String(property)}"`)
  return property
}
