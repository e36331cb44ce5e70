import { execute, PROGRAM, START, type Instruction, type Registers } from './guestKernel.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'
import { trapStory } from './trapStory.ts'

/**
 * How the processor treats the kernel of a guest:
 * `classic`, all of whose sensitive instructions are privileged (Popek and Goldberg 1974, theorem 1);
 * `x86`, before November 2005, where POPF is sensitive and not privileged (Robin and Irvine 2000);
 * `vt-x`, with a guest mode that is left only where the hypervisor asked for it (Uhlig et al. 2005).
 */
export const PROCESSOR_MODES = ['classic', 'x86', 'vt-x'] as const
export type ProcessorMode = (typeof PROCESSOR_MODES)[number]

/** The exits that VT-x lets one choose here. It has none for CLI and POPF: in guest mode they change the guest's IF. */
export const CONFIGURABLE_EXITS = ['OUT', 'HLT'] as const
export type ConfigurableExit = (typeof CONFIGURABLE_EXITS)[number]

/** What became of an instruction: executed, given to the hypervisor (twice), or executed without its effect on IF. */
export type Outcome = 'direct' | 'trap' | 'exit' | 'ignored'

/** The modules of a virtual machine monitor (Popek and Goldberg 1974), in the order in which a trap meets them here. */
export const VMM_MODULES = ['dispatcher', 'interpreter', 'allocator'] as const
export type VmmModule = (typeof VMM_MODULES)[number]

export interface TrapState {
  mode: ProcessorMode
  /** In the order of the program, each once. Of use in mode `vt-x` only. */
  exits: readonly ConfigurableExit[]
  /** Instructions finished, 0 to the length of the program. */
  done: number
  /** Modules that the trapped instruction went through; the last is at work. Empty while the guest runs. */
  path: readonly VmmModule[]
  /** One for each instruction that began. */
  outcomes: readonly Outcome[]
  /** The machine that the guest believes it has. */
  virtual: Registers
  /** The same instructions on a real machine of their own. */
  reference: Registers
  /** What the real device received; the hypervisor's own writes are not drawn. */
  realPort: number | undefined
}

export type TrapAction =
  | { type: 'step' }
  | { type: 'restart' }
  | { type: 'mode'; mode: ProcessorMode }
  | { type: 'exit'; instruction: ConfigurableExit }

/** What the processor holds. `guest` is VT-x's third mode; `core` says whose instructions it executes. */
export interface RealState {
  interrupts: 0 | 1
  mode: 'user' | 'supervisor' | 'guest'
  core: 'guest' | 'hypervisor' | 'other' | 'asleep'
  port: number | undefined
}

/**
 * A guest's kernel, instruction by instruction, under a processor that traps, that keeps silent, or that knows guests.
 *
 * The rule: a harmless instruction runs directly; one that traps, or exits, goes through the dispatcher, an
 * interpreter applies it to the virtual state, and the guest goes on (after HLT the allocator gives the processor to
 * another machine). POPF in user mode on an old x86 runs directly and leaves IF as it was. Each arrow is one `step`.
 * @throws RangeError whose message begins with the name of the impossible property, `mode` or `exits`
 */
export function trapAndEmulate({
  mode = 'classic',
  exits = CONFIGURABLE_EXITS,
}: {
  mode?: ProcessorMode | undefined
  exits?: readonly ConfigurableExit[] | undefined
} = {}): SimulationModel<TrapState, TrapAction> {
  requireMode(mode)
  const initial = start(mode, requireExits(exits))
  return { initial: () => initial, apply, trace: trapStory(initial, apply) }
}

/** Whether the program has come to its end. */
export function finished({ done }: Pick<TrapState, 'done'>): boolean {
  return done === PROGRAM.length
}

/** Whether the virtual machine differs from a real one. Nothing in either machine can tell. */
export function astray({ virtual, reference }: Pick<TrapState, 'virtual' | 'reference'>): boolean {
  return virtual.interrupts !== reference.interrupts
}

/**
 * The real state behind the virtual one. Only in guest mode does the processor carry the guest's own IF. The hypervisor
 * keeps interrupts on, but for moments of its entry code that are not drawn.
 */
export function realState({ mode, path, virtual, realPort: port }: TrapState): RealState {
  const guestMode = mode === 'vt-x' ? 'guest' : 'user'
  if (path.at(-1) === 'allocator') return { interrupts: 1, mode: guestMode, core: 'other', port }
  if (path.length > 0) return { interrupts: 1, mode: 'supervisor', core: 'hypervisor', port }
  const interrupts = mode === 'vt-x' ? virtual.interrupts : 1
  return { interrupts, mode: guestMode, core: virtual.halted ? 'asleep' : 'guest', port }
}

/** What an instruction of the program meets. */
function outcomeOf(instruction: Instruction, { mode, exits }: Pick<TrapState, 'mode' | 'exits'>): Outcome {
  if (instruction === 'ADD' || instruction === 'LOAD') return 'direct'
  if (mode === 'vt-x') return exits.some((exit) => exit === instruction) ? 'exit' : 'direct'
  return mode === 'x86' && instruction === 'POPF' ? 'ignored' : 'trap'
}

function start(mode: ProcessorMode, exits: readonly ConfigurableExit[]): TrapState {
  return {
    mode,
    exits,
    done: 0,
    path: [],
    outcomes: [],
    virtual: START,
    reference: START,
    realPort: undefined,
  }
}

function apply(state: TrapState, action: TrapAction): TrapState {
  switch (action.type) {
    case 'step':
      return step(state)
    case 'restart':
      return start(state.mode, state.exits)
    case 'mode':
      requireMode(action.mode)
      return start(action.mode, state.exits)
    case 'exit':
      return toggleExit(state, action.instruction)
    default:
      throw unknownAction('a processor', action)
  }
}

function step(state: TrapState): TrapState {
  const instruction = PROGRAM[state.done]
  if (instruction === undefined) throw new RangeError('the program has no instruction left')
  switch (state.path.at(-1)) {
    case undefined:
      return begin(state, instruction)
    case 'dispatcher':
      return { ...affect(state, instruction), path: [...state.path, 'interpreter'] }
    default: {
      const path: readonly VmmModule[] = instruction === 'HLT' ? [...state.path, 'allocator'] : []
      return { ...state, path, done: state.done + 1 }
    }
  }
}

function begin(state: TrapState, instruction: Instruction): TrapState {
  const outcome = outcomeOf(instruction, state)
  const begun = { ...state, outcomes: [...state.outcomes, outcome] }
  if (outcome === 'trap' || outcome === 'exit') return { ...begun, path: ['dispatcher'] }
  const after = { ...affect(begun, instruction), done: state.done + 1 }
  if (outcome === 'ignored') return { ...after, virtual: state.virtual }
  return instruction === 'OUT' ? { ...after, realPort: after.virtual.port } : after
}

/** The instruction's effect on the machine that the guest believes in and on the one to compare it with. */
function affect(state: TrapState, instruction: Instruction): TrapState {
  return {
    ...state,
    virtual: execute(state.virtual, instruction),
    reference: execute(state.reference, instruction),
  }
}

/** Exits are set up before a machine starts, so a change starts it again. */
function toggleExit({ mode, exits }: TrapState, instruction: ConfigurableExit): TrapState {
  if (!CONFIGURABLE_EXITS.includes(instruction))
    throw new RangeError(`instruction "${String(instruction)}" has no exit to choose`)
  return start(
    mode,
    CONFIGURABLE_EXITS.filter((exit) => exits.includes(exit) !== (exit === instruction)),
  )
}

function requireMode(mode: ProcessorMode): void {
  if (!PROCESSOR_MODES.includes(mode))
    throw new RangeError(`mode must be one of ${PROCESSOR_MODES.join(', ')}, not "${String(mode)}"`)
}

function requireExits(exits: readonly ConfigurableExit[]): readonly ConfigurableExit[] {
  if (!Array.isArray(exits))
    throw new RangeError(`exits must be a list of instructions, not "${String(exits)}"`)
  const asked: readonly unknown[] = exits
  for (const exit of asked) {
    if (!CONFIGURABLE_EXITS.some((known) => known === exit))
      throw new RangeError(`exits may hold ${CONFIGURABLE_EXITS.join(' and ')}, not ${JSON.stringify(exit)}`)
  }
  return CONFIGURABLE_EXITS.filter((exit) => asked.includes(exit))
}
