import type { ContentOperation } from './operations.ts'
import { readOperations, writtenOperand } from './operations.ts'

/** The characters behind each code of a font, by its ToUnicode map (ISO 32000-1, 9.10.3). */
export interface CharacterMap {
  /** Bytes of a code: 2 in all fonts that Chromium embeds but Type 3. */
  codeLength: number
  characters: ReadonlyMap<number, string>
}

/** Reads `bfchar` and `bfrange`; a map of codes of several lengths is read as if all had the first one's. */
export function readToUnicode(bytes: Uint8Array): CharacterMap {
  const characters = new Map<number, string>()
  let codeLength = 2
  for (const operation of readOperations(bytes)) {
    const operands = operandTexts(bytes, operation)
    switch (operation.operator) {
      case 'endcodespacerange':
        codeLength = Math.max(1, hexBytes(operands[0] ?? '').length)
        break
      case 'endbfchar':
        for (let at = 0; at + 1 < operands.length; at += 2)
          characters.set(code(operands[at] ?? ''), utf16(operands[at + 1] ?? ''))
        break
      case 'endbfrange':
        for (let at = 0; at + 2 < operands.length; at += 3)
          addRange(characters, code(operands[at] ?? ''), code(operands[at + 1] ?? ''), operands[at + 2] ?? '')
        break
    }
  }
  return { codeLength, characters }
}

/** The text that the operand of a text operator shows: a string, or an array of strings and shifts. */
export function decodeText(shown: Uint8Array, { codeLength, characters }: CharacterMap): string {
  let text = ''
  for (let at = 0; at + codeLength <= shown.length; at += codeLength) {
    let value = 0
    for (let index = 0; index < codeLength; index++) value = value * 256 + (shown[at + index] ?? 0)
    text += characters.get(value) ?? ''
  }
  return text
}

/** The bytes of the strings that `Tj`, `TJ`, `'` or `"` shows. */
export function shownBytes(bytes: Uint8Array, operation: ContentOperation): Uint8Array {
  const { operands } = operation
  const operand = operandTexts(bytes, operation)[operands.length / 2 - 1] ?? ''
  return Buffer.concat(strings(operand).map(stringBytes))
}

function operandTexts(bytes: Uint8Array, operation: ContentOperation): string[] {
  return Array.from({ length: operation.operands.length / 2 }, (_, index) =>
    writtenOperand(bytes, operation, index),
  )
}

function addRange(characters: Map<number, string>, from: number, to: number, target: string): void {
  const each = target.startsWith('[') ? strings(target).map(utf16) : undefined
  const first = each ? '' : utf16(target)
  for (let value = from; value <= Math.min(to, from + 0xffff); value++) {
    const text = each ? each[value - from] : first.slice(0, -1) + nextCharacter(first, value - from)
    if (text !== undefined) characters.set(value, text)
  }
}

function nextCharacter(text: string, steps: number): string {
  return String.fromCharCode((text.charCodeAt(text.length - 1) || 0) + steps)
}

/** The strings in an array, or the one that is given. */
function strings(written: string): string[] {
  const found: string[] = []
  const bytes = Buffer.from(written, 'latin1')
  const inside = written.startsWith('[') ? bytes.subarray(1, -1) : bytes
  // An array reads like the operands of an operation whose operator is missing.
  const [operation] = readOperations(Buffer.concat([inside, Buffer.from(' end')]))
  for (const operand of operation ? operandTexts(inside, operation) : [])
    if (/^[(<]/.test(operand)) found.push(operand)
  return found
}

function stringBytes(written: string): Uint8Array {
  return written.startsWith('<') ? hexBytes(written) : literalBytes(written.slice(1, -1))
}

function hexBytes(written: string): Uint8Array {
  const digits = written.replace(/[^0-9A-Fa-f]/g, '')
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literalBytes(inside: string): Uint8Array {
  const text = inside.replace(/\\(\r\n|[0-7]{1,3}|[^])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff)
    return /^[\r\n]/.test(escaped) ? '' : (escapes[escaped] ?? escaped)
  })
  return Buffer.from(text, 'latin1')
}

function code(written: string): number {
  return Number.parseInt(Buffer.from(hexBytes(written)).toString('hex'), 16)
}

function utf16(written: string): string {
  const bytes = Buffer.from(hexBytes(written))
  return bytes.length % 2 ? '' : Buffer.from(bytes).swap16().toString('utf16le')
}
