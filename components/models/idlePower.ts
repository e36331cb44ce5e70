import { orDefaults } from './orDefaults.ts'
import { MEASURED_SERVER, proportionalPower, serverPower, type ServerPower } from './power.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'

export interface IdlePowerState {
  readonly server: ServerPower
  /** Percent of the server's capacity, from 0 to 100. */
  readonly load: number
  /** Whether the load has been moved: before that the room guesses. */
  readonly moved: boolean
}

export interface IdlePowerAction {
  type: 'load'
  /** Percent. */
  load: number
}

/** The smallest move of the cursor, in percent. */
export const STEP = 5

/**
 * A server at full load, whose load is moved to see what it draws. The trace goes to rest, to the 10 % of a server that
 * is nearly empty, and to half.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function idlePower(
  server: Partial<ServerPower> = {},
): SimulationModel<IdlePowerState, IdlePowerAction> {
  const { idle, max } = orDefaults(server, MEASURED_SERVER)
  if (!Number.isFinite(max) || max <= 0) throw new RangeError(`max must be above 0, not ${String(max)}`)
  if (!(idle >= 0 && idle <= max))
    throw new RangeError(`idle must be from 0 to max (${max}), not ${String(idle)}`)
  return {
    initial: () => ({ server: { idle, max }, load: 100, moved: false }),
    apply: moveLoad,
    trace: [0, 10, 50].map((load) => [{ type: 'load', load }]),
  }
}

/** Watts drawn, watts of a server that would draw in proportion to its load, and the share of the maximum (0 to 1). */
export function drawn({ server, load }: IdlePowerState): {
  watts: number
  proportional: number
  share: number
} {
  const watts = serverPower(load / 100, server)
  return { watts, proportional: proportionalPower(load / 100, server), share: watts / server.max }
}

function moveLoad(state: IdlePowerState, action: IdlePowerAction): IdlePowerState {
  if (action.type !== 'load') throw unknownAction('a server', { type: action.type })
  const { load } = action
  if (!Number.isFinite(load) || load < 0 || load > 100)
    throw new RangeError(`a load goes from 0 to 100 %, not ${String(load)}`)
  return { ...state, load, moved: true }
}
