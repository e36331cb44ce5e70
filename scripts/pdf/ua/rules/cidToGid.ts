import type { PdfUaRule } from '../rule.ts'
import { PDFStream } from '@cantoo/pdf-lib'
import { entry, nameAt } from '../pdfObjects.ts'

export const cidToGid: PdfUaRule = {
  id: 'cid-to-gid',
  title: 'Every TrueType CID font maps its characters to glyphs',
  clause: '7.21.3.2',
  matterhorn: ['31-004', '31-005'],
  rationale: 'Without the map a reader guesses which glyph is meant.',
  check({ fonts }) {
    return fonts
      .filter(({ descendant }) => nameAt(descendant, 'Subtype') === 'CIDFontType2')
      .filter(({ descendant }) => {
        const map = entry(descendant, 'CIDToGIDMap')
        return nameAt(descendant, 'CIDToGIDMap') !== 'Identity' && !(map instanceof PDFStream)
      })
      .map(({ name }) => ({ message: `The font ${name} has no CIDToGIDMap` }))
  },
}
