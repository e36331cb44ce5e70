import type { Edit } from './edits.ts'
import { inOrder } from './edits.ts'
import { identity, multiply, scaleOf } from './geometry.ts'
import type { Matrix } from './geometry.ts'
import type { ContentOperation } from './operations.ts'
import { numberOperand } from './operations.ts'

/** Points: less than a thousandth of a dot at 1200 dpi. */
const TOLERANCE = 0.00005

const pathOperators = new Set(['m', 'l', 'c', 'v', 'y', 're'])

/**
 * The stream with all `edits` made, as `applyEdits` does, and with the coordinates of its paths cut to what a printer
 * can show; Chromium writes eight digits of each, which is most of a drawn slide. No point moves by more than a
 * thousandth of a point on the page, and nothing but operands of path operators changes.
 */
export function roundPaths(
  bytes: Uint8Array,
  operations: readonly ContentOperation[],
  edits: readonly Edit[] = [],
): Uint8Array {
  const ordered = inOrder(edits)
  const added = edits.reduce((sum, { text }) => sum + text.length, 0)
  const output = new Uint8Array(bytes.length + added)
  let length = 0
  let copied = 0
  let nextEdit = 0
  const copyTo = (end: number) => {
    output.set(bytes.subarray(copied, end), length)
    length += end - copied
    copied = end
  }
  const write = (text: string, end: number) => {
    for (let at = 0; at < text.length; at++) output[length++] = text.charCodeAt(at)
    copied = end
  }
  const makeEdits = (until: number) => {
    for (;;) {
      const edit = ordered[nextEdit]
      if (!edit || edit.from > until) return
      copyTo(edit.from)
      write(edit.text, edit.to)
      nextEdit++
    }
  }
  const saved: Matrix[] = []
  let matrix = identity
  let unit = roundingUnit(matrix)
  for (const operation of operations) {
    const { operator, operands } = operation
    makeEdits(operation.start)
    if (operator === 'q') saved.push(matrix)
    else if (operator === 'Q' || operator === 'cm') {
      matrix = operator === 'Q' ? (saved.pop() ?? matrix) : multiply(matrixOf(bytes, operation), matrix)
      unit = roundingUnit(matrix)
    } else if (unit > 0 && pathOperators.has(operator)) {
      for (let index = 0; 2 * index < operands.length; index++) {
        const from = operands[2 * index] ?? 0
        const to = operands[2 * index + 1] ?? 0
        const written = shortest(numberOperand(bytes, operation, index), unit)
        if (written.length >= to - from) continue
        copyTo(from)
        write(written, to)
      }
    }
  }
  makeEdits(bytes.length)
  copyTo(bytes.length)
  return output.subarray(0, length)
}

function matrixOf(bytes: Uint8Array, operation: ContentOperation): Matrix {
  const at = (index: number) => numberOperand(bytes, operation, index)
  return [at(0), at(1), at(2), at(3), at(4), at(5)]
}

/** How many steps a unit of the path has: a power of ten, and 0 where no rounding helps. */
function roundingUnit(matrix: Matrix): number {
  const decimals = Math.ceil(Math.log10(scaleOf(matrix) / (2 * TOLERANCE)))
  return decimals >= 0 && decimals <= 7 ? 10 ** decimals : 0
}

function shortest(value: number, unit: number): string {
  const rounded = Math.round(value * unit) / unit
  if (!Number.isFinite(rounded)) return 'not shorter than anything'
  const text = String(rounded === 0 ? 0 : rounded)
  return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text
}
