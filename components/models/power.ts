/** What one server draws, in watts: at rest and at full load. */
export interface ServerPower {
  readonly idle: number
  readonly max: number
}

/**
 * A server that was measured, by Lamb (2009), lamb2009 in the bibliography. Another one there draws 143 and 244 W: it
 * is an example.
 */
export const MEASURED_SERVER: ServerPower = { idle: 187, max: 260 }

/** Identical hosts that share the work evenly. `load` is a share of one host's capacity, from 0 to 1. */
export interface Fleet {
  readonly hosts: number
  readonly load: number
}

/** Power of a fleet in watts: what it would draw without any work, what the work adds, and their sum. */
interface FleetPower {
  readonly idle: number
  readonly work: number
  readonly total: number
}

/** Sums of decimal loads (20 × 0.1) must not ask for one host more than they do on paper. */
const ROUNDING = 1e-9

/**
 * The linear model P(u) = P₀ + u · (Pmax − P₀) of one server, in watts. Its two ends are measured, the straight line
 * between them is assumed.
 * @param load share of the server's capacity, from 0 to 1
 * @throws RangeError when the load or the server cannot exist
 */
export function serverPower(load: number, server: ServerPower): number {
  requireServer(server)
  requireLoad(load)
  return server.idle + load * (server.max - server.idle)
}

/**
 * What a server of the same maximum would draw if its power followed its load, in watts: u · Pmax, after Barroso and
 * Hölzle, "The Case for Energy-Proportional Computing" (2007).
 * @throws RangeError when the load or the server cannot exist
 */
export function proportionalPower(load: number, server: ServerPower): number {
  return serverPower(load, { ...server, idle: 0 })
}

/**
 * The power of one server, summed over the fleet.
 * @throws RangeError when the fleet or the server cannot exist
 */
export function fleetPower({ hosts, load }: Fleet, server: ServerPower): FleetPower {
  requireServer(server)
  requireHosts(hosts)
  requireLoad(load)
  const idle = hosts * server.idle
  const work = hosts * load * (server.max - server.idle)
  return { idle, work, total: idle + work }
}

/**
 * The same work on the fewest hosts that stay at or below `target`, and `spare` hosts more, over which it is spread.
 * With one spare, any host may fail and the others still hold the target (N+1).
 * @throws RangeError when there is no work to place, or the target or the spare make no sense
 */
export function consolidate(before: Fleet, { target, spare = 0 }: { target: number; spare?: number }): Fleet {
  requireHosts(before.hosts)
  requireLoad(before.load)
  requireLoad(target)
  if (target === 0) throw new RangeError('target must be above 0')
  if (!Number.isInteger(spare) || spare < 0)
    throw new RangeError(`spare must be 0 or more, not ${String(spare)}`)
  const work = before.hosts * before.load
  if (work === 0) throw new RangeError('load must be above 0: there is no work to place')
  const hosts = Math.ceil(work / target - ROUNDING) + spare
  return { hosts, load: Math.min(1, work / hosts) }
}

/**
 * What is saved between two powers, as a share from 0 to 1; negative when the second is larger.
 * @throws RangeError when nothing is drawn before
 */
export function saving(before: FleetPower, after: FleetPower): number {
  if (before.total <= 0) throw new RangeError('nothing is drawn before, so nothing can be saved')
  return 1 - after.total / before.total
}

function requireServer({ idle, max }: ServerPower): void {
  if (!(idle >= 0) || !(max >= idle) || !Number.isFinite(max))
    throw new RangeError(`a server draws from ${String(idle)} to ${String(max)} W: idle must not exceed max`)
}

function requireHosts(hosts: number): void {
  if (!Number.isInteger(hosts) || hosts < 1)
    throw new RangeError(`hosts must be 1 or more, not ${String(hosts)}`)
}

function requireLoad(load: number): void {
  if (!(load >= 0 && load <= 1)) throw new RangeError(`a load goes from 0 to 1, not ${String(load)}`)
}
