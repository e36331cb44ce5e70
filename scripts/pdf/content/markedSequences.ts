import type { ContentOperation } from './operations.ts'
import { writtenOperand } from './operations.ts'

/** A part of a content stream between `BDC` or `BMC` and its `EMC`. */
export interface MarkedSequence {
  /** Index of the operation that opens it. */
  open: number
  /** Index of its EMC. */
  close: number
  /** Its number in the structure tree; undefined for an artifact and for marks that only carry properties. */
  mcid: number | undefined
  /** Belongs to the structure tree or is an artifact. Marks that only carry properties are neither. */
  tagged: boolean
  /** Other marks stand in it. */
  outer: boolean
  /** It stands in another mark. */
  inner: boolean
}

/** Every mark of a stream, and for each operation the innermost tagged one around it. */
export function readMarks(
  bytes: Uint8Array,
  operations: readonly ContentOperation[],
): { sequences: MarkedSequence[]; owners: (MarkedSequence | undefined)[] } {
  const sequences: MarkedSequence[] = []
  const owners: (MarkedSequence | undefined)[] = []
  const open: MarkedSequence[] = []
  for (const [index, operation] of operations.entries()) {
    if (opensMark(operation)) {
      for (const around of open) around.outer = true
      const mcid = readMcid(bytes, operation)
      // A property list that is named, not written, is in the resources. Chromium writes all of its own.
      const named = operation.operator === 'BDC' && writtenOperand(bytes, operation, 1).startsWith('/')
      const artifact = writtenOperand(bytes, operation, 0) === '/Artifact'
      open.push({
        open: index,
        close: index,
        mcid: artifact ? undefined : mcid,
        tagged: artifact || named || mcid !== undefined,
        outer: false,
        inner: open.length > 0,
      })
    } else if (operation.operator === 'EMC') {
      const sequence = open.pop()
      if (sequence) sequences.push(Object.assign(sequence, { close: index }))
    }
    owners.push(open.findLast(({ tagged }) => tagged))
  }
  return { sequences, owners }
}

export function opensMark({ operator }: ContentOperation): boolean {
  return operator === 'BDC' || operator === 'BMC'
}

function readMcid(bytes: Uint8Array, operation: ContentOperation): number | undefined {
  const [, digits] = /\/MCID\s+(\d+)/.exec(writtenOperand(bytes, operation, 1)) ?? []
  return digits === undefined ? undefined : Number(digits)
}
