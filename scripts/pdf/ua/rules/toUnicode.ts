import type { PdfUaRule } from '../rule.ts'
import { nameAt } from '../pdfObjects.ts'

const latin = new Set(['MacRomanEncoding', 'MacExpertEncoding', 'WinAnsiEncoding'])
/** The rule no-notdef tells of it. */
const NOTDEF = 0

export const toUnicode: PdfUaRule = {
  id: 'to-unicode',
  title: 'Every character that is shown has a Unicode value',
  clause: '7.21.7',
  matterhorn: ['10-001', '31-027'],
  rationale: 'Without it a glyph can be seen, but not read, searched or copied.',
  check({ fonts }) {
    return fonts.flatMap(({ name, subtype, dict, shown, toUnicode: map }) => {
      if (!map) {
        const isKnown = latin.has(nameAt(dict, 'Encoding') ?? '')
        return isKnown ? [] : [{ message: `The font ${name} has no ToUnicode` }]
      }
      return [...shown]
        .filter(([code]) => !map.get(code) && !(subtype === 'Type0' && code === NOTDEF))
        .map(([code, page]) => ({ message: `ToUnicode of the font ${name} lacks the code ${code}`, page }))
    })
  },
}
