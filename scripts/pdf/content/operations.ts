import { AmphiError } from '../../errors.ts'

/**
 * One operation of a content stream, with the bytes that it takes. An inline image (`BI … ID … EI`) is one operation
 * named `BI` without operands.
 */
export interface ContentOperation {
  operator: string
  /** Offset of the first byte of its first operand, or of the operator where it has none. */
  start: number
  /** Offset behind the operator. */
  end: number
  /** Start and end offset of each operand, in turn: `[start, end, start, end …]`. */
  operands: readonly number[]
}

/**
 * Cuts a content stream (ISO 32000-1, 7.8.2) into its operations. What lies between them is white space and comments.
 * Throws an AmphiError when a string, an array, a dictionary or an inline image does not end.
 */
export function readOperations(bytes: Uint8Array): ContentOperation[] {
  const operations: ContentOperation[] = []
  const operands: number[] = []
  let at = skipBlank(bytes, 0)
  while (at < bytes.length) {
    const end = tokenEnd(bytes, at)
    if (isOperand(bytes, at, end)) {
      operands.push(at, end)
      at = skipBlank(bytes, end)
      continue
    }
    const operator = operatorName(bytes, at, end)
    const start = operands[0] ?? at
    const behind = operator === 'BI' ? inlineImageEnd(bytes, end) : end
    operations.push({ operator, start, end: behind, operands: operands.slice() })
    operands.length = 0
    at = skipBlank(bytes, behind)
  }
  return operations
}

/** The number that operand `index` (from 0) of `operation` spells; NaN when it is none. */
export function numberOperand(bytes: Uint8Array, { operands }: ContentOperation, index: number): number {
  const from = operands[2 * index]
  const to = operands[2 * index + 1]
  return from === undefined || to === undefined ? Number.NaN : parseNumber(bytes, from, to)
}

/** The text of operand `index` (from 0) as it is written; empty when it is absent. */
export function writtenOperand(bytes: Uint8Array, { operands }: ContentOperation, index: number): string {
  return latin1(bytes, operands[2 * index] ?? 0, operands[2 * index + 1] ?? 0)
}

/** Each byte as the character of the same code, as PDF spells names and numbers. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

const operatorNames = new Map<number, string>()

/** One string for each operator, not for each operation: they are compared often. */
function operatorName(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 3) return latin1(bytes, from, to)
  let key = 0
  for (let at = from; at < to; at++) key = key * 256 + (bytes[at] ?? 0)
  let known = operatorNames.get(key)
  if (known === undefined) operatorNames.set(key, (known = latin1(bytes, from, to)))
  return known
}

/** By hand: a lecture's drawings hold a million numbers, and a string for each is what costs. */
function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  let scale = 0
  const negative = bytes[from] === MINUS
  for (let at = negative || bytes[from] === PLUS ? from + 1 : from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte === DOT && scale === 0) scale = 1
    else if (isDigit(byte)) {
      value = value * 10 + (byte - ZERO)
      scale *= 10
    } else return Number.NaN
  }
  const size = scale > 1 ? value / scale : value
  return negative ? -size : size
}

const [ZERO, NINE, DOT, MINUS, PLUS] = [0x30, 0x39, 0x2e, 0x2d, 0x2b]
const [OPEN_PAREN, CLOSE_PAREN, LESS, GREATER, SLASH, BACKSLASH, PERCENT] = [
  0x28, 0x29, 0x3c, 0x3e, 0x2f, 0x5c, 0x25,
]
const [OPEN_BRACKET, CLOSE_BRACKET] = [0x5b, 0x5d]

const blank = table('\0\t\n\f\r ')
const special = table('\0\t\n\f\r ()<>[]{}/%')

function table(characters: string): Uint8Array {
  const marks = new Uint8Array(256)
  for (const character of characters) marks[character.charCodeAt(0)] = 1
  return marks
}

const isDigit = (byte: number) => byte >= ZERO && byte <= NINE

/** From `at` on, past white space and comments. */
function skipBlank(bytes: Uint8Array, at: number): number {
  for (;;) {
    while (at < bytes.length && blank[bytes[at] ?? 0]) at++
    if (bytes[at] !== PERCENT) return at
    while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
  }
}

function tokenEnd(bytes: Uint8Array, at: number): number {
  switch (bytes[at]) {
    case OPEN_PAREN:
      return literalEnd(bytes, at)
    case OPEN_BRACKET:
      return groupEnd(bytes, at + 1, CLOSE_BRACKET)
    case LESS:
      if (bytes[at + 1] === LESS) return groupEnd(bytes, at + 2, GREATER)
      return hexEnd(bytes, at)
    case SLASH:
      return regularEnd(bytes, at + 1)
    default:
      // A stray delimiter stands alone: so the reading always goes on.
      return Math.max(regularEnd(bytes, at), at + 1)
  }
}

function regularEnd(bytes: Uint8Array, at: number): number {
  while (at < bytes.length && !special[bytes[at] ?? 0]) at++
  return at
}

function literalEnd(bytes: Uint8Array, start: number): number {
  let depth = 0
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === BACKSLASH) at++
    else if (byte === OPEN_PAREN) depth++
    else if (byte === CLOSE_PAREN && --depth === 0) return at + 1
  }
  throw unended('string', start)
}

function hexEnd(bytes: Uint8Array, start: number): number {
  const close = bytes.indexOf(GREATER, start)
  if (close < 0) throw unended('string', start)
  return close + 1
}

/** The end of the array or dictionary whose content starts at `inside`. */
function groupEnd(bytes: Uint8Array, inside: number, close: number): number {
  let at = skipBlank(bytes, inside)
  while (at < bytes.length) {
    if (bytes[at] === close) return close === GREATER ? at + 2 : at + 1
    at = skipBlank(bytes, tokenEnd(bytes, at))
  }
  throw unended(close === GREATER ? 'dictionary' : 'array', inside)
}

/** Past `EI`: the first one behind `ID` that white space surrounds and after which the stream goes on readably. */
function inlineImageEnd(bytes: Uint8Array, start: number): number {
  let at = skipBlank(bytes, start)
  while (at < bytes.length && !isWord(bytes, at, 'ID')) at = skipBlank(bytes, tokenEnd(bytes, at))
  for (let found = at + 3; found < bytes.length; found++) {
    if (blank[bytes[found - 1] ?? 0] && isWord(bytes, found, 'EI') && readsOn(bytes, found + 2))
      return found + 2
  }
  throw unended('inline image', start)
}

function isWord(bytes: Uint8Array, at: number, word: string): boolean {
  return regularEnd(bytes, at) === at + word.length && latin1(bytes, at, at + word.length) === word
}

/** Image data can hold ` EI ` by chance, but hardly ten printable characters after it. */
function readsOn(bytes: Uint8Array, at: number): boolean {
  const ahead = bytes.subarray(at, at + 10)
  return ahead.every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte !== 0 && blank[byte] === 1))
}

function isOperand(bytes: Uint8Array, at: number, end: number): boolean {
  const byte = bytes[at] ?? 0
  if (byte === SLASH || byte === OPEN_PAREN || byte === LESS || byte === OPEN_BRACKET) return true
  if (isDigit(byte) || byte === DOT || byte === MINUS || byte === PLUS) return true
  const length = end - at
  if (length !== 4 && length !== 5) return false
  const word = latin1(bytes, at, end)
  return word === 'true' || word === 'false' || word === 'null'
}

function unended(what: string, at: number): AmphiError {
  return new AmphiError(`The printed PDF draws with a ${what} that does not end (byte ${at} of a page)`, {
    hint: 'Print it again: it is cut short or damaged.',
  })
}
