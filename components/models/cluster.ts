import { serverPower, type ServerPower } from './power.ts'

/** What one VM asks for, all the time. */
export interface Load {
  /** Percent of the CPU of one host. */
  readonly cpu: number
  /** Gio. */
  readonly memory: number
}

/** Identical hosts, and the loads that run on them or still on the servers of before, one each. */
export interface Cluster {
  /** Numbered from 0; a slide counts from 1. */
  readonly loads: readonly Load[]
  readonly hosts: number
  /** Of one host, in Gio: a limit that nothing passes. */
  readonly memory: number
  /** Percent of the CPU of one host up to which it is filled on purpose. A failure may push it to 100. */
  readonly target: number
  /** Of one host; the servers of before are the same machines. */
  readonly server: ServerPower
  /** Whether the servers of before are gone. */
  readonly retired: boolean
}

/** Index of a host, or the server of its own on which a load ran before. */
export type Place = number | 'own'

/** A load runs where it is placed, and is down when that host has failed: none is ever lost from sight. */
export interface Placement extends Cluster {
  /** `places[load]` */
  readonly places: readonly Place[]
  /** `failed[host]` */
  readonly failed: readonly boolean[]
}

/** What a slide calls a host: H1, H2… */
export function hostName(host: number): string {
  return `H${host + 1}`
}

/** What a host is asked for: CPU in percent, memory in Gio. */
interface Usage {
  readonly cpu: number
  readonly memory: number
}

export type Obstacle = 'failed' | 'memory' | 'cpu'

/** Sums of decimal loads must not ask for more than they do on paper. */
const ROUNDING = 1e-9

/** Numbers of the loads on a host, whether it runs or has failed. */
export function loadsOn({ places }: Placement, host: number): number[] {
  return places.flatMap((place, load) => (place === host ? [load] : []))
}

/** What the loads of a host ask for together, whether it runs or has failed. */
export function usage(placement: Placement, host: number): Usage {
  const here = loadsOn(placement, host).map((load) => loadOf(placement, load))
  return {
    cpu: here.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: here.reduce((sum, { memory }) => sum + memory, 0),
  }
}

/** Percent of one host's CPU and memory in use. */
export function shares(placement: Placement, host: number): { cpu: number; memory: number } {
  const { cpu, memory } = usage(placement, host)
  return { cpu, memory: (100 * memory) / placement.memory }
}

/** A host without a load is switched off, and one that has failed draws nothing either. */
export function isOn(placement: Placement, host: number): boolean {
  return placement.failed[host] === false && placement.places.includes(host)
}

/** Indices of the hosts that run something. */
export function poweredHosts(placement: Placement): number[] {
  return placement.failed.flatMap((_, host) => (isOn(placement, host) ? [host] : []))
}

/** Numbers of the loads that still run on the server they had before. */
export function waiting({ places }: Placement): number[] {
  return places.flatMap((place, load) => (place === 'own' ? [load] : []))
}

/** Numbers of the loads whose host has failed. */
export function down({ places, failed }: Placement): number[] {
  return places.flatMap((place, load) => (place !== 'own' && failed[place] === true ? [load] : []))
}

/**
 * Why a host cannot take a load, undefined when it can. Memory is asked first.
 * @param limit percent of CPU up to which the host may go
 */
export function obstacle(
  placement: Placement,
  load: number,
  { host, limit = placement.target }: { host: number; limit?: number },
): Obstacle | undefined {
  if (placement.failed[host] === true) return 'failed'
  if (placement.places[load] === host) return undefined
  const used = usage(placement, host)
  const { cpu, memory } = loadOf(placement, load)
  if (used.memory + memory > placement.memory + ROUNDING) return 'memory'
  return used.cpu + cpu > limit + ROUNDING ? 'cpu' : undefined
}

/** The same placement with one load somewhere else. */
export function moved(placement: Placement, load: number, to: Place): readonly Place[] {
  return placement.places.map((place, at) => (at === load ? to : place))
}

/** P = Σ P₀ + u · (Pmax − P₀) over the machines that are switched on, in watts. */
export function clusterPower(placement: Placement): number {
  const ownServers = waiting(placement).map((load) => loadOf(placement, load).cpu)
  const hosts = poweredHosts(placement).map((host) => usage(placement, host).cpu)
  return [...ownServers, ...hosts].reduce(
    (sum, cpu) => sum + serverPower(Math.min(cpu / 100, 1), placement.server),
    0,
  )
}

/** The same loads, each on a server of its own: what everything is compared with, in watts. */
export function powerBefore(placement: Placement): number {
  return clusterPower({ ...placement, places: placement.loads.map(() => 'own') })
}

/** How many machines are switched on. */
export function machinesOn(placement: Placement): number {
  return waiting(placement).length + poweredHosts(placement).length
}

/** @throws RangeError when there is no such load */
export function loadOf({ loads }: Cluster, load: number): Load {
  const found = Number.isInteger(load) ? loads[load] : undefined
  if (!found) throw new RangeError(`there is no load ${String(load)}: loads go from 0 to ${loads.length - 1}`)
  return found
}
