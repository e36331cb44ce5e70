import { describe, expect, it } from 'vitest'
import { readOperators } from '../../../../scripts/pdf/ua/contentOperators.ts'
import type { Operand } from '../../../../scripts/pdf/ua/contentOperators.ts'

function read(source: string): [string, Operand[]][] {
  const found: [string, Operand[]][] = []
  readOperators(source, (operator, operands) => found.push([operator, operands]))
  return found
}

describe('readOperators', () => {
  it('gives each operator its operands', () => {
    expect(read('q .5 0 0 -.5 0 414 cm\n/F1 12 Tf\nf*')).toEqual([
      ['q', []],
      ['cm', [0.5, 0, 0, -0.5, 0, 414]],
      ['Tf', [{ name: 'F1' }, 12]],
      ['f*', []],
    ])
  })

  it('reads a property list', () => {
    expect(read('/P <</MCID 3/Lang(fr)/A[1 /B]>>BDC')).toEqual([
      [
        'BDC',
        [
          { name: 'P' },
          new Map<string, Operand>([
            ['MCID', 3],
            ['Lang', { text: 'fr' }],
            ['A', [1, { name: 'B' }]],
          ]),
        ],
      ],
    ])
  })

  it('reads strings of both kinds, with escapes and nested parentheses', () => {
    expect(
      read(String.raw`(a(b\)c)\101\
\n) Tj [<4A 4> -20 ()] TJ`),
    ).toEqual([
      ['Tj', [{ text: 'a(b)c)A\n' }]],
      ['TJ', [[{ text: 'J@' }, -20, { text: '' }]]],
    ])
  })

  it('is not led astray by operators within strings, comments and images', () => {
    expect(read('(EMC) Tj % EMC\nBI /W 1 ID x EMC \x00EI\nQ').map(([operator]) => operator)).toEqual([
      'Tj',
      'BI',
      'ID',
      'Q',
    ])
  })

  it('reads on behind a stray delimiter', () => {
    expect(read('1 ) > } g').map(([operator]) => operator)).toEqual(['g'])
  })
})
