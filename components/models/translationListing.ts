import {
  createTranslator,
  passThrough,
  translate,
  type Block,
  type Instruction,
  type Treatment,
} from './binaryTranslation.ts'

/** The end of a critical section: the counter is up to date, POPF gives the interrupts back. */
const BLOCK: Block = {
  label: 'fin',
  code: [
    { mnemonic: 'MOV', operands: 'EAX, [n]' },
    { mnemonic: 'ADD', operands: 'EAX, 1' },
    { mnemonic: 'MOV', operands: '[n], EAX' },
    { mnemonic: 'POPF', operands: '' },
    { mnemonic: 'JMP', operands: 'suite' },
  ],
}

/** A line of both listings. Places are in px of the drawing, from its top. */
export interface ListingRow {
  readonly read: Instruction
  readonly emitted: Instruction
  readonly treatment: Treatment
  readonly y: number
  readonly height: number
  readonly middle: number
}

/** What the drawing shows at a click. */
interface Listing {
  /** How many rows have been emitted; they are the first ones. */
  readonly emitted: number
  /** Whether the block comes from the cache. */
  readonly reused: boolean
  /** How often the block has been translated and executed; undefined before it is wholly translated. */
  readonly runs: { readonly translations: number; readonly executions: number } | undefined
}

/** From left to right, in px of the drawing. */
export const COLUMNS = {
  read: { x: 2, width: 300 },
  translator: { x: 360, width: 152 },
  emitted: { x: 570, width: 300 },
}
const TOP = 68
const ROW = 38
/** The row of POPF has a second line, on the side of what is emitted. */
const TALL = 60

export const ROWS: readonly ListingRow[] = translate(BLOCK).map((line, index, lines) => {
  const before = lines.slice(0, index).filter(({ treatment }) => treatment === 'replaced').length
  const height = line.treatment === 'replaced' ? TALL : ROW
  const y = TOP + index * ROW + before * (TALL - ROW)
  return { ...line, y, height, middle: y + height / 2 }
})

/** @param step the click: read, copy, replace, reuse */
export function listingAt(step: number): Listing {
  const reused = step > 2
  const first = passThrough(createTranslator(), BLOCK)
  const harmless = ROWS.findIndex(({ treatment }) => treatment === 'replaced')
  return {
    emitted: step === 0 ? 0 : step === 1 ? harmless : ROWS.length,
    reused,
    runs: step > 1 ? (reused ? passThrough(first, BLOCK) : first) : undefined,
  }
}

/** The picture in words. */
export function describeListing({ emitted, reused }: Listing): string {
  const read = `Schéma. Code lu, dans le noyau invité\u00a0: ${BLOCK.code.map(written).join(', puis ')}.`
  if (emitted === 0) return `${read} Rien n’est encore émis.`
  const lines = ROWS.slice(0, emitted).map((line) =>
    line.treatment === 'copied'
      ? `${written(line.read)} est copiée`
      : `${written(line.read)} devient ${written(line.emitted)}`,
  )
  const said = `${read} Code émis\u00a0: ${lines.join('\u202f; ')}.`
  return reused
    ? `${said} Au second passage, le bloc est pris dans le cache\u00a0: traduit une fois, exécuté deux fois.`
    : said
}

function written({ mnemonic, operands }: Instruction): string {
  return `${mnemonic} ${operands}`.trim()
}
