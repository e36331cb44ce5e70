import type { PdfUaRule } from '../rule.ts'
import { dictAt, entry } from '../pdfObjects.ts'

export const fontEmbedded: PdfUaRule = {
  id: 'font-embedded',
  title: 'Every font is embedded',
  clause: '7.21.4.1',
  matterhorn: ['31-009'],
  rationale: 'Another machine shows other glyphs, or none.',
  check({ fonts }) {
    return fonts
      .filter(({ subtype }) => subtype !== 'Type3')
      .filter(({ descendant }) => {
        const descriptor = dictAt(descendant, 'FontDescriptor')
        return !['FontFile', 'FontFile2', 'FontFile3'].some((key) => entry(descriptor, key))
      })
      .map(({ name }) => ({ message: `The font ${name} is not embedded` }))
  },
}
