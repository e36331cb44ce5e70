import { describe, expect, it } from 'vitest'
import { readOperations } from '../../../../scripts/pdf/content/operations.ts'
import { decodeText, readToUnicode, shownBytes } from '../../../../scripts/pdf/content/toUnicode.ts'

const map = readToUnicode(
  Buffer.from(
    `1 begincodespacerange <0000> <FFFF> endcodespacerange
    2 beginbfchar <0003> <0020> <0004> <006600660069> endbfchar
    2 beginbfrange <0010> <0012> <00E0> <0020> <0021> [<D83EDD8A> <2019>] endbfrange`,
  ),
)

const shown = (text: string) => {
  const bytes = Buffer.from(text, 'latin1')
  const [operation] = readOperations(bytes)
  if (!operation) throw new Error('nothing was read')
  return decodeText(shownBytes(bytes, operation), map)
}

describe('the text behind the codes of a font', () => {
  it('comes from single codes, ligatures included', () => {
    expect(shown('<00030004> Tj')).toBe(' ffi')
  })

  it('comes from ranges, counted up or listed', () => {
    expect(shown('<001000110012> Tj')).toBe('àáâ')
    expect(shown('<00200021> Tj')).toBe('🦊’')
  })

  it('is the same in a literal string, an array and with spacing', () => {
    expect(shown(String.raw`(\000\020\000\003) Tj`)).toBe('à ')
    expect(shown('[<0010> -20 (\0\x11)] TJ')).toBe('àá')
    expect(shown('1 2 <0010> "')).toBe('à')
  })

  it('leaves out what the font does not explain', () => {
    expect(shown('<00100099> Tj')).toBe('à')
  })
})
