/** One line of a listing, as an assembler writes it. */
export interface Instruction {
  readonly mnemonic: string
  readonly operands: string
}

/** Code that runs from its first line to its last: only that last line may jump. */
export interface Block {
  /** Its address in the guest, by name. */
  readonly label: string
  readonly code: readonly Instruction[]
}

/** What became of a line: kept as it is, exchanged for a call to the hypervisor, or sent to translated code. */
export type Treatment = 'copied' | 'replaced' | 'retargeted'

interface TranslatedLine {
  readonly read: Instruction
  readonly emitted: Instruction
  readonly treatment: Treatment
}

/** A translator at work. `translations` and `executions` count whole blocks. */
interface Translator {
  readonly cache: ReadonlyMap<string, readonly TranslatedLine[]>
  readonly translations: number
  readonly executions: number
}

/**
 * Sensitive on an x86 before 2005, and no trap in user mode: what a hypervisor would never hear of. Of the seventeen
 * that Robin and Irvine (2000) count, those that read or write the flags and the system registers.
 */
export const SILENT = ['POPF', 'PUSHF', 'SGDT', 'SIDT', 'SLDT', 'SMSW'] as const

/** A translator that has met no block yet. */
export function createTranslator(): Translator {
  return { cache: new Map(), translations: 0, executions: 0 }
}

/**
 * One passage of the guest through a block: translated when it is met for the first time, taken from the cache ever
 * after, and executed either way.
 * @throws RangeError when the block is empty or jumps before its end
 */
export function passThrough(translator: Translator, block: Block): Translator {
  const known = translator.cache.has(block.label)
  return {
    cache: known ? translator.cache : new Map(translator.cache).set(block.label, translate(block)),
    translations: translator.translations + (known ? 0 : 1),
    executions: translator.executions + 1,
  }
}

/**
 * The rule, line by line and reduced to a sketch: a real translator saves registers and chains blocks besides.
 * @throws RangeError when the block is empty or jumps before its end
 */
export function translate({ label, code }: Block): readonly TranslatedLine[] {
  if (code.length === 0) throw new RangeError(`block ${label} has no instruction`)
  return code.map((read, index) => {
    if (isSilent(read))
      return { read, emitted: { mnemonic: 'CALL', operands: emulator(read) }, treatment: 'replaced' }
    if (read.mnemonic !== 'JMP') return { read, emitted: read, treatment: 'copied' }
    if (index < code.length - 1) throw new RangeError(`block ${label} jumps before its end`)
    // The guest must never run code that was not translated: a jump goes to the translation of its target.
    return {
      read,
      emitted: { mnemonic: 'JMP', operands: translated(read.operands) },
      treatment: 'retargeted',
    }
  })
}

function isSilent({ mnemonic }: Instruction): boolean {
  return SILENT.some((silent) => silent === mnemonic)
}

/** The routine of the hypervisor that applies the instruction to the virtual state. */
function emulator({ mnemonic }: Instruction): string {
  return `emuler_${mnemonic.toLowerCase()}`
}

function translated(target: string): string {
  return `${target}_traduite`
}
