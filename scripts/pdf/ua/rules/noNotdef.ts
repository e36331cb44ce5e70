import type { PdfUaRule } from '../rule.ts'
import { PDFArray, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { PDFDict } from '@cantoo/pdf-lib'
import { dictAt, entry } from '../pdfObjects.ts'

export const noNotdef: PdfUaRule = {
  id: 'no-notdef',
  title: 'No glyph is missing (.notdef)',
  clause: '7.21.8',
  matterhorn: ['31-030'],
  rationale: 'An empty box stands for a character that nobody can know.',
  check({ fonts }) {
    return fonts.flatMap(({ name, subtype, dict, shown }) =>
      [...shown]
        .filter(([code]) => (subtype === 'Type0' ? code === 0 : glyphName(dict, code) === '.notdef'))
        .map(([, page]) => ({ message: `The font ${name} has no glyph for a character`, page })),
    )
  },
}

/** The name that the Differences of a simple font give to a code (ISO 32000-1, 9.6.6). */
function glyphName(font: PDFDict, code: number): string | undefined {
  const differences = entry(dictAt(font, 'Encoding'), 'Differences')
  let at = 0
  for (const item of differences instanceof PDFArray ? differences.asArray() : []) {
    if (item instanceof PDFNumber) at = item.asNumber()
    else if (at++ === code && item instanceof PDFName) return item.decodeText()
  }
  return undefined
}
