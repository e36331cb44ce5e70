import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../../scripts/errors.ts'
import { numberOperand, readOperations, writtenOperand } from '../../../../scripts/pdf/content/operations.ts'
import { drawing } from '../../../support/contentStreams.ts'

const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const read = (text: string) =>
  readOperations(bytesOf(text)).map(({ operator, start, end }) => [operator, text.slice(start, end)])

describe('reading a content stream', () => {
  it('gives each operation with the bytes that it takes', () => {
    expect(read('q 1 0 0 -1 0 414 cm\n/G3 gs\n')).toEqual([
      ['q', 'q'],
      ['cm', '1 0 0 -1 0 414 cm'],
      ['gs', '/G3 gs'],
    ])
  })

  it.each([
    ['a string with parentheses and escapes', String.raw`(a (b) \) \\) Tj`],
    ['a string in hexadecimal', '<00 5E> Tj'],
    ['an array with strings', '[(]) -120 <5E5D>] TJ'],
    ['a dictionary in a dictionary', '/Span <</Lang (f>>r) /A <</B [1]>>>>BDC'],
    ['names with delimiters behind them', '/P/Q<</MCID 0>>DP'],
    ['an apostrophe as operator', "(x)'"],
    ['numbers of every spelling', '-.5 +3 4. 0 1e m'],
  ])('takes %s as one operation', (_, text) => {
    const operations = read(text)
    expect(operations.at(-1)?.[1]).toMatch(/\S$/)
    expect(text.trim()).toBe(operations.map(([, written]) => written).join(' '))
  })

  it('passes over comments, also over those that look like operators', () => {
    expect(read('1 % BT (\n0 0 rg%ET\rf')).toEqual([
      ['rg', '1 % BT (\n0 0 rg'],
      ['f', 'f'],
    ])
  })

  it('does not look into an inline image, though its data reads like operators', () => {
    const image = 'BI /W 2 /H 1 /BPC 8 /CS /G ID \x00 EI \x01( EI'
    expect(read(`q ${image}\nQ`)).toEqual([
      ['q', 'q'],
      ['BI', image],
      ['Q', 'Q'],
    ])
  })

  it('reads numbers as JavaScript does', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const text = value.toFixed(6)
        const bytes = bytesOf(`${text} w`)
        const [operation] = readOperations(bytes)
        if (!operation) throw new Error('nothing was read')
        expect(numberOperand(bytes, operation, 0)).toBeCloseTo(Number(text), 6)
        expect(writtenOperand(bytes, operation, 0)).toBe(text)
        expect(numberOperand(bytes, operation, 1)).toBeNaN()
      }),
    )
  })

  it('loses no byte: between the operations stand white space and comments only', () => {
    fc.assert(
      fc.property(drawing, (text) => {
        let behind = 0
        let between = ''
        for (const { start, end } of readOperations(bytesOf(text))) {
          between += text.slice(behind, start)
          behind = end
        }
        expect((between + text.slice(behind)).replaceAll('% a comment', '').trim()).toBe('')
      }),
    )
  })

  it.each(['(abc', '<0041', '[1 2', '/P <</MCID 0', 'BI /W 1 ID abc'])(
    'refuses %s, which does not end',
    (text) => {
      expect(() => read(text)).toThrow(AmphiError)
    },
  )
})
