import {
  loadOf,
  moved,
  obstacle,
  waiting,
  down,
  type Cluster,
  type Obstacle,
  type Place,
  type Placement,
} from './cluster.ts'
import { checked, type ConsolidationProps } from './consolidationProps.ts'
import { largestFirst, pack, takeover } from './placement.ts'
import { shuffle } from './shuffle.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'

export interface ConsolidationState extends Placement {
  /** What the last action did, undefined before the first. */
  readonly last: Outcome | undefined
}

export type ConsolidationAction =
  /** Carries one load somewhere; refused, and said so in `last`, when it does not fit. */
  | { type: 'move'; load: number; to: Place }
  /** Puts loads that wait on a host, largest memory first, until the next one does not fit. */
  | { type: 'fill'; host: number }
  /** Places every load anew, on as few hosts as possible and so many more. */
  | { type: 'pack'; spare: number }
  | { type: 'fail'; host: number }
  /** The host runs again and restarts the loads that went down with it. */
  | { type: 'repair'; host: number }

export type Outcome =
  | { type: 'placed'; loads: readonly number[]; to: Place }
  | { type: 'refused'; load: number; host: number; why: Obstacle }
  | { type: 'packed'; spare: number }
  | { type: 'unpackable'; spare: number }
  | { type: 'failed'; host: number; restarted: readonly number[]; lost: readonly number[] }
  | { type: 'repaired'; host: number; restarted: readonly number[] }

/**
 * Loads that are moved from a server each to few hosts, within the CPU target and the memory of a host, and hosts
 * that fail. The seed deals the loads to their numbers. The story `pack` begins before consolidation, the story
 * `failure` after it, packed without reserve.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function consolidation(
  props: Partial<ConsolidationProps> = {},
): SimulationModel<ConsolidationState, ConsolidationAction> {
  const usable = checked(props)
  requireRoom(usable)
  return {
    initial: (seed) => start(usable, seed),
    apply,
    trace: usable.story === 'pack' ? packing(usable) : failing(usable),
  }
}

function start(props: ConsolidationProps, seed: number): ConsolidationState {
  const before = unpacked(props, shuffle(props.loads, seed))
  const places = props.story === 'failure' ? pack(before, 0) : undefined
  return { ...before, places: places ?? before.places, last: undefined }
}

/** Every load on a server of its own. */
function unpacked(
  { hosts, memory, target, idle, max, story }: ConsolidationProps,
  loads: Cluster['loads'],
): Placement {
  return {
    loads,
    hosts,
    memory,
    target,
    server: { idle, max },
    retired: story === 'failure',
    places: loads.map(() => 'own'),
    failed: Array.from({ length: hosts }, () => false),
  }
}

/** The stories pack everything; what a seed deals to whom changes nothing in how many hosts that takes. */
function requireRoom(props: ConsolidationProps): void {
  if (pack(unpacked(props, props.loads), props.spare) === undefined)
    throw new RangeError(
      `hosts (${props.hosts}) do not suffice for these loads and a spare of ${props.spare}`,
    )
}

function apply(state: ConsolidationState, action: ConsolidationAction): ConsolidationState {
  switch (action.type) {
    case 'move':
      return move(state, action.load, action.to)
    case 'fill':
      return fill(state, action.host)
    case 'pack': {
      const { spare } = action
      requireSpare(state, spare)
      const places = pack(state, spare)
      return places
        ? { ...state, places, last: { type: 'packed', spare } }
        : { ...state, last: { type: 'unpackable', spare } }
    }
    case 'fail':
      return fail(state, action.host)
    case 'repair':
      return repair(state, action.host)
    default:
      throw unknownAction('a cluster', action)
  }
}

function move(state: ConsolidationState, load: number, to: Place): ConsolidationState {
  loadOf(state, load)
  if (to === 'own') {
    if (state.retired) throw new RangeError('the servers of before are gone')
  } else {
    requireHost(state, to)
    const why = obstacle(state, load, { host: to })
    if (why) return { ...state, last: { type: 'refused', load, host: to, why } }
  }
  return { ...state, places: moved(state, load, to), last: { type: 'placed', loads: [load], to } }
}

function fill(state: ConsolidationState, host: number): ConsolidationState {
  requireHost(state, host)
  const loads: number[] = []
  let current = state
  for (const load of largestFirst(state, waiting(state))) {
    const why = obstacle(current, load, { host })
    if (why && loads.length === 0) return { ...state, last: { type: 'refused', load, host, why } }
    if (why) break
    loads.push(load)
    current = { ...current, places: moved(current, load, host) }
  }
  return { ...current, last: { type: 'placed', loads, to: host } }
}

function fail(state: ConsolidationState, host: number): ConsolidationState {
  requireHost(state, host)
  if (state.failed[host]) throw new RangeError(`host ${host} has failed already`)
  const { places, restarted, lost } = takeover(state, host)
  return {
    ...state,
    places,
    failed: withHost(state, host, true),
    last: { type: 'failed', host, restarted, lost },
  }
}

function repair(state: ConsolidationState, host: number): ConsolidationState {
  requireHost(state, host)
  if (!state.failed[host]) throw new RangeError(`host ${host} has not failed`)
  const restarted = down(state).filter((load) => state.places[load] === host)
  return { ...state, failed: withHost(state, host, false), last: { type: 'repaired', host, restarted } }
}

function requireHost({ hosts }: Cluster, host: number): void {
  if (!Number.isInteger(host) || host < 0 || host >= hosts)
    throw new RangeError(`there is no host ${host}: hosts go from 0 to ${hosts - 1}`)
}

function requireSpare({ hosts }: Cluster, spare: number): void {
  if (!Number.isInteger(spare) || spare < 0 || spare >= hosts)
    throw new RangeError(`a reserve has 0 to ${hosts - 1} hosts, not ${spare}`)
}

function withHost({ failed }: Placement, host: number, value: boolean): boolean[] {
  return failed.map((was, at) => (at === host ? value : was))
}

/** One host filled by its CPU until memory says no, then everything, first tight, then with a reserve. */
function packing({ spare }: ConsolidationProps): ConsolidationAction[][] {
  return [
    [{ type: 'fill', host: 0 }],
    [{ type: 'fill', host: 0 }],
    [{ type: 'pack', spare: 0 }],
    ...(spare > 0 ? [[{ type: 'pack' as const, spare }]] : []),
  ]
}

/** A failure without reserve, the same with it, and one failure more than it was made for. */
function failing({ spare }: ConsolidationProps): ConsolidationAction[][] {
  return [
    [{ type: 'fail', host: 1 }],
    [
      { type: 'repair', host: 1 },
      { type: 'pack', spare },
    ],
    [{ type: 'fail', host: 1 }],
    [{ type: 'fail', host: 2 }],
  ]
}
