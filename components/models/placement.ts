import {
  loadOf,
  loadsOn,
  moved,
  obstacle,
  poweredHosts,
  usage,
  type Place,
  type Placement,
} from './cluster.ts'

/** What becomes of the loads of a host that fails. */
interface Takeover {
  readonly places: readonly Place[]
  /** Those that another host takes. */
  readonly restarted: readonly number[]
  /** Those that fit nowhere: they stay with the failed host. */
  readonly lost: readonly number[]
}

/**
 * Every load on the fewest hosts that hold them within target and memory, and on `spare` hosts more, spread evenly.
 * The rule: largest memory first, each on the host whose memory is least used; hosts that have failed are left out.
 * A heuristic: now and then a patient hand needs a host less.
 * @returns undefined when the hosts do not suffice
 */
export function pack(placement: Placement, spare: number): readonly Place[] | undefined {
  const usable = placement.failed.flatMap((failed, host) => (failed ? [] : [host]))
  const fewest = usable.findIndex((_, last) => spread(placement, usable.slice(0, last + 1)) !== undefined) + 1
  if (fewest === 0 || fewest + spare > usable.length) return undefined
  return spread(placement, usable.slice(0, fewest + spare))
}

/**
 * What happens when a host fails. The rule: its loads restart one by one, largest memory first, each on the host with
 * the most free memory among those that are switched on and can take it. CPU may go to 100 % then, for a slow VM is
 * better than none; memory cannot.
 */
export function takeover(placement: Placement, host: number): Takeover {
  const others = poweredHosts(placement).filter((other) => other !== host)
  const restarted: number[] = []
  const lost: number[] = []
  let current = placement
  for (const load of largestFirst(placement, loadsOn(placement, host))) {
    const refuge = leastUsed(current, others, { load, limit: 100 })
    if (refuge === undefined) lost.push(load)
    else {
      restarted.push(load)
      current = { ...current, places: moved(current, load, refuge) }
    }
  }
  return { places: current.places, restarted, lost }
}

/**
 * Whether the rest still holds every load if any one host fails (N+1): the host whose failure would cost most, and
 * how many loads that is. Undefined while no host runs anything.
 */
export function worstFailure(placement: Placement): { host: number; lost: number } | undefined {
  return poweredHosts(placement)
    .map((host) => ({ host, lost: takeover(placement, host).lost.length }))
    .reduce<{ host: number; lost: number } | undefined>(
      (worst, each) => (worst === undefined || each.lost > worst.lost ? each : worst),
      undefined,
    )
}

/** Load numbers by falling memory, then falling CPU, then rising number. */
export function largestFirst(placement: Placement, loads: readonly number[]): number[] {
  const size = (load: number) => loadOf(placement, load)
  return [...loads].sort((a, b) => size(b).memory - size(a).memory || size(b).cpu - size(a).cpu || a - b)
}

function spread(placement: Placement, hosts: readonly number[]): readonly Place[] | undefined {
  const all = placement.loads.map((_, load) => load)
  let current: Placement = { ...placement, places: all.map(() => 'own') }
  for (const load of largestFirst(placement, all)) {
    const host = leastUsed(current, hosts, { load, limit: placement.target })
    if (host === undefined) return undefined
    current = { ...current, places: moved(current, load, host) }
  }
  return current.places
}

/** Of the hosts that can take the load, the one whose memory is least used, ties by index. */
function leastUsed(
  placement: Placement,
  hosts: readonly number[],
  { load, limit }: { load: number; limit: number },
): number | undefined {
  return hosts
    .filter((host) => obstacle(placement, load, { host, limit }) === undefined)
    .map((host) => ({ host, used: usage(placement, host).memory }))
    .sort((a, b) => a.used - b.used || a.host - b.host)[0]?.host
}
