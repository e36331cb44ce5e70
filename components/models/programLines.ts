import { PROGRAM, type Instruction } from './guestKernel.ts'
import { CONFIGURABLE_EXITS, type ConfigurableExit, type Outcome, type TrapState } from './trapAndEmulate.ts'
import { LINES, outcomeName } from './trapAndEmulateText.ts'

/** A line of the guest's program, as the slide shows it. */
export interface ProgramLine {
  /** The instruction with its operands. */
  text: string
  /** What became of it, undefined before it began. */
  outcome: Outcome | undefined
  /** In a word; empty before it began. */
  outcomeName: string
  /** The hypervisor has it in hand. */
  trapped: boolean
  /** It began with the last action. */
  fresh: boolean
  /** It is the one to begin. */
  next: boolean
  /** The exit that may be asked for here, if any. */
  exit: ConfigurableExit | undefined
}

/**
 * The whole program, line by line.
 * @param before the state that changes are told against; a program that was started again has none
 */
export function programLines(state: TrapState, before: TrapState | undefined): ProgramLine[] {
  const begun = state.outcomes.length
  const trapped = state.path.length > 0 ? begun - 1 : undefined
  return PROGRAM.map((instruction, line) => ({
    text: LINES[instruction],
    outcome: state.outcomes[line],
    outcomeName: outcomeName(state, line),
    trapped: line === trapped,
    fresh: before !== undefined && line >= before.outcomes.length && line < begun,
    next: line === begun && trapped === undefined,
    exit: state.mode === 'vt-x' ? configurableExit(instruction) : undefined,
  }))
}

function configurableExit(instruction: Instruction): ConfigurableExit | undefined {
  return CONFIGURABLE_EXITS.find((exit) => exit === instruction)
}
