/** An instruction, sorted as Popek and Goldberg (1974) do. */
export interface Instruction {
  readonly mnemonic: string
  /** Traps in user mode and not in supervisor mode. To be ignored in silence is not to trap. */
  readonly privileged: boolean
  /**
   * Changes the resources or the mode (control-sensitive), or has a result that depends on the mode or on the real
   * place in memory (behaviour-sensitive).
   */
  readonly sensitive: boolean
}

export const PROCESSORS = ['classic', 'x86'] as const
export type Processor = (typeof PROCESSORS)[number]

export interface InstructionSet {
  readonly processor: Processor
  /** A few of each kind, enough to be drawn: not the whole set. */
  readonly instructions: readonly Instruction[]
  /** How many escape in the whole set, named above or not. */
  readonly escaping: number
}

const harmless = { privileged: false, sensitive: false }
const trapped = { privileged: true, sensitive: true }
const escaped = { privileged: false, sensitive: true }

/**
 * What both processors share. CLI and OUT trap in user mode as long as the level that the kernel asks of them (IOPL)
 * is 0, its usual value.
 */
const common: readonly Instruction[] = [
  { mnemonic: 'ADD', ...harmless },
  { mnemonic: 'CMP', ...harmless },
  { mnemonic: 'XOR', ...harmless },
  { mnemonic: 'CLI', ...trapped },
  { mnemonic: 'OUT', ...trapped },
  { mnemonic: 'HLT', ...trapped },
  { mnemonic: 'LGDT', ...trapped },
]

const sets: Readonly<Record<Processor, InstructionSet>> = {
  classic: {
    processor: 'classic',
    instructions: [...common, { mnemonic: 'LOAD', ...harmless }],
    escaping: 0,
  },
  x86: {
    processor: 'x86',
    instructions: [
      ...common,
      ...['POPF', 'PUSHF', 'SMSW', 'SGDT', 'SIDT', 'SLDT'].map((mnemonic) => ({ mnemonic, ...escaped })),
    ],
    // Robin and Irvine (2000), who went through about 250 instructions of the Pentium.
    escaping: 17,
  },
}

/** @throws RangeError whose message begins with the name of the impossible property */
export function instructionSet(processor: Processor = 'classic'): InstructionSet {
  if (!PROCESSORS.includes(processor))
    throw new RangeError(`processor must be one of ${PROCESSORS.join(', ')}, not ${String(processor)}`)
  return sets[processor]
}

/** Sensitive and not privileged: the hypervisor is never told. */
export function escapes({ privileged, sensitive }: Instruction): boolean {
  return sensitive && !privileged
}

/**
 * The condition of theorem 1 (Popek and Goldberg, 1974): every sensitive instruction is privileged. It suffices for a
 * hypervisor to be built; it is not necessary.
 */
export function meetsTheorem({ instructions, escaping }: InstructionSet): boolean {
  return escaping === 0 && !instructions.some(escapes)
}

/** How many instructions escape beside those that are named. */
export function unnamedEscapes({ instructions, escaping }: InstructionSet): number {
  return escaping - instructions.filter(escapes).length
}
