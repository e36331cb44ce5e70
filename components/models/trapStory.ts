import { PROGRAM, type Instruction } from './guestKernel.ts'
import type { ProcessorMode, TrapAction, TrapState, VmmModule } from './trapAndEmulate.ts'

/** Where a click of the trace stops: at an instruction and, when it traps, at one of the modules or back in the guest. */
type Stop = readonly [Instruction, (VmmModule | 'back')?]

/**
 * The first trap is shown module by module; later ones go to the module that changed the virtual state. Before the POPF
 * that goes wrong the guest has the core again, so that this click changes nothing else.
 */
const STOPS: Readonly<Record<ProcessorMode, readonly Stop[]>> = {
  classic: [
    ['LOAD'],
    ['CLI', 'dispatcher'],
    ['CLI', 'interpreter'],
    ['CLI', 'back'],
    ['OUT', 'interpreter'],
    ['POPF', 'interpreter'],
    ['HLT', 'allocator'],
  ],
  x86: [['LOAD'], ['CLI', 'interpreter'], ['OUT', 'back'], ['POPF'], ['HLT', 'allocator']],
  'vt-x': [['CLI'], ['OUT', 'interpreter'], ['POPF'], ['HLT', 'allocator']],
}

/**
 * The steps from stop to stop. How many there are depends on what traps.
 * @param apply the rule of the model
 */
export function trapStory(
  initial: TrapState,
  apply: (state: TrapState, action: TrapAction) => TrapState,
): TrapAction[][] {
  const step: TrapAction = { type: 'step' }
  let state = initial
  return STOPS[initial.mode].map((stop) => {
    const beat: TrapAction[] = []
    while (!reached(state, stop)) {
      beat.push(step)
      state = apply(state, step)
    }
    return beat
  })
}

function reached({ done, path }: TrapState, [instruction, where = 'back']: Stop): boolean {
  const line = PROGRAM.indexOf(instruction)
  return done > line || (done === line && path.at(-1) === where)
}
