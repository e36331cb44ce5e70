import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'

export const linkContents: PdfUaRule = {
  id: 'link-contents',
  title: 'Every link has a description',
  clause: '7.18.5',
  matterhorn: ['28-012'],
  rationale: 'It tells where a link leads to who hears it out of its sentence.',
  check({ annotations }) {
    return annotations
      .filter(({ subtype, dict }) => subtype === 'Link' && !textAt(dict, 'Contents')?.trim())
      .map(({ page }) => ({ message: 'A link annotation has no Contents', page }))
  },
}
