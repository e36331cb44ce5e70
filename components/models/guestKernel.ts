/** The guest's kernel, one instruction a line. POPF restores the flags saved before CLI, with IF at 1. */
export const PROGRAM = ['ADD', 'LOAD', 'CLI', 'OUT', 'POPF', 'HLT'] as const
export type Instruction = (typeof PROGRAM)[number]

/** What a kernel can tell of its machine. `interrupts` is the flag IF, `port` the last number written to the device. */
export interface Registers {
  interrupts: 0 | 1
  r1: number
  r2: number
  port: number | undefined
  halted: boolean
}

/** Where every machine begins. */
export const START: Registers = { interrupts: 1, r1: 7, r2: 0, port: undefined, halted: false }
/** What lies at the address that LOAD reads. */
const LOADED = 42

/** What an instruction does on a real machine, to its registers and its device. */
export function execute(registers: Registers, instruction: Instruction): Registers {
  switch (instruction) {
    case 'ADD':
      return { ...registers, r1: registers.r1 + 1 }
    case 'LOAD':
      return { ...registers, r2: LOADED }
    case 'CLI':
      return { ...registers, interrupts: 0 }
    case 'OUT':
      return { ...registers, port: registers.r1 }
    case 'POPF':
      return { ...registers, interrupts: 1 }
    case 'HLT':
      return { ...registers, halted: true }
  }
}
