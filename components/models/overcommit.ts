import { orDefaults } from './orDefaults.ts'
import type { SimulationModel } from './simulation.ts'

/** A host and the identical VMs that it was promised to. Sizes in GiB. */
interface Promises {
  /** Memory of the host. What its hypervisor needs is left out. */
  host: number
  machines: number
  /** What each VM was promised. */
  promised: number
  /** What each VM uses on an ordinary day, at most what it was promised. */
  usual: number
}

export interface OvercommitState extends Promises {
  /** How many VMs use all that they were promised; the others use `usual`. */
  claiming: number
}

/** Each changes one number. `claim`: so many VMs want all their memory at the same time. */
export type OvercommitAction =
  | { type: 'machines'; value: number }
  | { type: 'promised'; value: number }
  | { type: 'usual'; value: number }
  | { type: 'claim'; value: number }

const DEFAULTS: Promises = { host: 64, machines: 10, promised: 8, usual: 4 }

/** More than this no bar of the slide can show. */
export const MOST = { machines: 16, promised: 16, total: 96 }

/**
 * Promising more memory than there is: it works while not everybody asks at the same time.
 *
 * promised = machines × promised; rate = promised / host; used = claiming × promised + the others × usual.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function overcommit(
  promises: Partial<Promises> = {},
): SimulationModel<OvercommitState, OvercommitAction> {
  const start = orDefaults(promises, DEFAULTS)
  const reason = impossible({ ...start, claiming: 0 })
  if (reason !== undefined) throw new RangeError(reason)
  return {
    initial: () => ({ ...start, claiming: 0 }),
    apply(state, action) {
      const refused = refusal(state, action)
      if (refused !== undefined) throw new RangeError(refused)
      return changed(state, action)
    },
    trace: [
      [{ type: 'claim', value: Math.ceil(start.machines / 2) }],
      [{ type: 'claim', value: start.machines }],
    ],
  }
}

/** GiB promised to all VMs together. */
export function totalPromised({ machines, promised }: OvercommitState): number {
  return machines * promised
}

/** Promised memory divided by real memory: above 1, more was promised than there is. */
export function rate(state: OvercommitState): number {
  return totalPromised(state) / state.host
}

/** GiB that the VM of this number, from 0, uses. The claiming ones come first. */
export function usedBy({ claiming, promised, usual }: OvercommitState, machine: number): number {
  return machine < claiming ? promised : usual
}

/** GiB that all VMs use together. */
export function totalUsed({ machines, promised, usual, claiming }: OvercommitState): number {
  return claiming * promised + (machines - claiming) * usual
}

/** GiB that are wanted and not there. */
export function missing(state: OvercommitState): number {
  return Math.max(totalUsed(state) - state.host, 0)
}

/** Why an action is impossible, undefined when it is not. */
export function refusal(state: OvercommitState, action: OvercommitAction): string | undefined {
  if (!['machines', 'promised', 'usual', 'claim'].includes(action.type))
    return `overcommit has no action "${String(action.type)}"`
  return impossible(changed(state, action))
}

/** Fewer VMs claim less, and a smaller promise cannot be used beyond itself. */
function changed(state: OvercommitState, { type, value }: OvercommitAction): OvercommitState {
  if (type === 'claim') return { ...state, claiming: value }
  const next = { ...state, [type]: value }
  const wasAll = state.claiming === state.machines
  next.claiming = wasAll || state.claiming > next.machines ? next.machines : state.claiming
  if (type === 'promised') next.usual = Math.min(next.usual, next.promised)
  return next
}

function impossible(state: OvercommitState): string | undefined {
  const { host, machines, promised, usual, claiming } = state
  for (const [name, value] of Object.entries({ host, machines, promised, usual })) {
    if (!Number.isInteger(value) || value < 1)
      return `${name} must be a whole number above 0, not ${String(value)}`
  }
  if (machines > MOST.machines) return `machines must be ${MOST.machines} at most, not ${machines}`
  if (promised > MOST.promised) return `promised must be ${MOST.promised} GiB at most, not ${promised}`
  if (usual > promised) return `usual (${usual}) must not exceed promised (${promised})`
  if (host > MOST.total) return `host must be ${MOST.total} GiB at most, not ${host}`
  if (machines * promised > MOST.total)
    return `promised must make ${MOST.total} GiB at most, not ${machines} × ${promised}`
  if (!Number.isInteger(claiming) || claiming < 0 || claiming > machines)
    return `claim must be a number of VMs from 0 to ${machines}, not ${String(claiming)}`
  return undefined
}
