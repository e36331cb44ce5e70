import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOperand, readOperations } from '../../../../scripts/pdf/content/operations.ts'
import type { Edit } from '../../../../scripts/pdf/content/edits.ts'
import { applyEdits } from '../../../../scripts/pdf/content/edits.ts'
import { roundPaths } from '../../../../scripts/pdf/content/precision.ts'
import { drawing } from '../../../support/contentStreams.ts'

const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const rounded = (text: string, edits: Edit[] = []) =>
  Buffer.from(roundPaths(bytesOf(text), readOperations(bytesOf(text)), edits)).toString('latin1')

describe('rounding the paths of a content stream', () => {
  it('drops the digits of a coordinate that no printer shows', () => {
    expect(rounded('24.3939651 2.00000001 m\n0.12345678 -0.99999999 l S')).toBe('24.394 2 m\n.1235 -1 l S')
  })

  it('keeps as many more digits as the drawing is enlarged', () => {
    expect(rounded('q 100 0 0 100 0 0 cm 0.12345678 0 m S Q 0.12345678 0 m S')).toBe(
      'q 100 0 0 100 0 0 cm .123457 0 m S Q .1235 0 m S',
    )
  })

  it('leaves texts and matrices alone', () => {
    const text = '.23999999 0 0 -.23999999 0 414 cm BT 12.3456789 0 Td <01> Tj ET'
    expect(rounded(text)).toBe(text)
  })

  it('moves no point by a thousandth of a point, and changes no operator', () => {
    const numbers = (text: string) => {
      const bytes = bytesOf(text)
      return readOperations(bytes).map((operation) => ({
        operator: operation.operator,
        operands: Array.from({ length: operation.operands.length / 2 }, (_, index) =>
          numberOperand(bytes, operation, index),
        ),
      }))
    }
    fc.assert(
      fc.property(drawing, (text) => {
        const [before, after] = [numbers(text), numbers(rounded(text))]
        expect(after.map(({ operator }) => operator)).toEqual(before.map(({ operator }) => operator))
        const moves = before.flatMap(({ operands }, at) =>
          operands.map((value, index) => Math.abs(value - (after[at]?.operands[index] ?? Infinity))),
        )
        expect(Math.max(0, ...moves.filter((move) => !Number.isNaN(move)))).toBeLessThan(0.001)
      }),
    )
  })

  it('makes edits on the way as they would be made alone', () => {
    const text = '1 w\n1.00000001 2 m S\nQ'
    const edits = [
      { from: 20, to: 20, text: '\nEMC', rank: 0 },
      { from: 4, to: 4, text: '/Artifact BMC\n', rank: 1 },
      { from: 20, to: 21, text: '', rank: 2 },
    ]
    expect(rounded(text, edits)).toBe(
      Buffer.from(applyEdits(bytesOf(text), edits))
        .toString('latin1')
        .replace('1.00000001', '1'),
    )
  })
})
