import { orDefaults } from './orDefaults.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'

/** What decides how a migration goes: volumes in Go, rates in Go a second. */
export interface MigrationSettings {
  /** V: the memory of the VM, all of which the first round sends. */
  memory: number
  /** B: what the link between the hosts carries. */
  bandwidth: number
  /** D: how fast the VM dirties pages while it runs. */
  dirtyRate: number
  /** The VM is stopped as soon as no more than this is left to send. */
  threshold: number
}

export interface MigrationState extends MigrationSettings {
  /** Volumes sent while the VM ran, first round first. */
  rounds: readonly number[]
  /** What is left to send now; 0 once the VM runs on the other host. */
  remaining: number
  /** What was sent while the VM stood still; undefined before that. */
  paused: number | undefined
}

export type Setting = keyof typeof CHOICES

export type MigrationAction =
  /** One more round, or the pause when it is due. */
  | { type: 'next' }
  /** Every round that is left, then the pause. */
  | { type: 'finish' }
  /** Another value; the migration starts again. */
  | { type: 'set'; setting: Setting; value: number }

/** Whether the VM may be stopped: `settled` when little is left, `forced` when the rounds are used up. */
type Due = 'no' | 'settled' | 'forced'

/** Rounds that this model allows. Hypervisors have such a limit too, with numbers of their own. */
export const MOST_ROUNDS = 6

/** What free mode offers, in the units of the settings. */
export const CHOICES = {
  memory: [4, 8, 16, 32],
  dirtyRate: [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2],
  bandwidth: [0.5, 1, 2, 4],
} as const

const DEFAULTS: MigrationSettings = { memory: 8, bandwidth: 1, dirtyRate: 0.25, threshold: 0.15 }

/** The trace has eight clicks; the second case takes two of them and the end of the first case one. */
const MOST_SINGLE_ROUNDS = 5

/**
 * Live migration by pre-copy: rounds of sending while the VM runs on and dirties pages, then a pause for the rest.
 *
 * The rule: round k, from 0, sends vₖ = V·(D/B)ᵏ, because the VM dirtied D·vₖ₋₁/B while the round before was sent, and
 * never more than V, because a page dirtied twice is sent once. When n rounds leave vₙ ≤ threshold, or when n is
 * MOST_ROUNDS, the VM stops for vₙ/B seconds. Rounds and pause are those of Clark et al. (NSDI 2005); the formula, with
 * constant rates, is the model of this lecture.
 *
 * The trace tells the rounds and the pause of the settings given, then the same VM with D = B.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function liveMigration(
  settings: Partial<MigrationSettings> = {},
): SimulationModel<MigrationState, MigrationAction> {
  const chosen = orDefaults(settings, DEFAULTS)
  check(chosen)
  return { initial: () => start(chosen), apply, trace: story(start(chosen)) }
}

/** Whether the VM may be stopped now, and why. */
export function due({ rounds, remaining, threshold }: MigrationState): Due {
  if (rounds.length > 0 && remaining <= threshold) return 'settled'
  return rounds.length >= MOST_ROUNDS ? 'forced' : 'no'
}

/** Everything that crossed the link so far, in Go. */
export function sent({ rounds, paused = 0 }: MigrationState): number {
  return rounds.reduce((sum, volume) => sum + volume, 0) + paused
}

/** Seconds since the first page was sent. */
export function duration(state: MigrationState): number {
  return sent(state) / state.bandwidth
}

/** Seconds that the VM stood still; undefined before that. */
export function pause({ paused, bandwidth }: MigrationState): number | undefined {
  return paused === undefined ? undefined : paused / bandwidth
}

/** The nearest value that free mode offers above (1) or below (-1); undefined at the end of its list. */
export function nextChoice(state: MigrationState, setting: Setting, direction: 1 | -1): number | undefined {
  const values: readonly number[] = CHOICES[setting]
  return direction === 1
    ? values.find((value) => value > state[setting])
    : values.findLast((value) => value < state[setting])
}

function start({ memory, bandwidth, dirtyRate, threshold }: MigrationSettings): MigrationState {
  return { memory, bandwidth, dirtyRate, threshold, rounds: [], remaining: memory, paused: undefined }
}

function apply(state: MigrationState, action: MigrationAction): MigrationState {
  switch (action.type) {
    case 'next':
      return next(state)
    case 'finish': {
      let now = next(state)
      while (now.paused === undefined) now = next(now)
      return now
    }
    case 'set': {
      const { setting, value } = action
      if (!Object.hasOwn(CHOICES, setting)) throw new RangeError(`there is no setting "${String(setting)}"`)
      const settings = { ...state, [setting]: value }
      check(settings)
      return start(settings)
    }
    default:
      throw unknownAction('a migration', action)
  }
}

function next(state: MigrationState): MigrationState {
  if (state.paused !== undefined) throw new RangeError('the VM has arrived: nothing is left to send')
  if (due(state) !== 'no') return { ...state, remaining: 0, paused: state.remaining }
  const rounds = [...state.rounds, state.remaining]
  const { memory, dirtyRate, bandwidth } = state
  // In closed form: multiplied up round by round it would gather rounding errors.
  return { ...state, rounds, remaining: Math.min(memory, memory * (dirtyRate / bandwidth) ** rounds.length) }
}

function check({ memory, bandwidth, dirtyRate, threshold }: MigrationSettings): void {
  for (const [name, value] of Object.entries({ memory, bandwidth, threshold })) {
    if (!Number.isFinite(value) || value <= 0) throw new RangeError(`${name} must be above 0, not ${value}`)
  }
  if (!Number.isFinite(dirtyRate) || dirtyRate < 0)
    throw new RangeError(`dirtyRate must be 0 or more, not ${dirtyRate}`)
  if (threshold >= memory)
    throw new RangeError(
      `threshold (${threshold}) must be less than memory (${memory}): no round would be left`,
    )
}

function story(from: MigrationState): MigrationAction[][] {
  let rounds = 0
  for (let state = from; due(state) === 'no'; state = next(state)) rounds += 1
  const single = Array.from({ length: Math.min(rounds, MOST_SINGLE_ROUNDS) }, (): MigrationAction[] => [
    { type: 'next' },
  ])
  return [
    ...single,
    [{ type: 'finish' }],
    [{ type: 'set', setting: 'dirtyRate', value: from.bandwidth }, { type: 'next' }],
    [{ type: 'finish' }],
  ]
}
