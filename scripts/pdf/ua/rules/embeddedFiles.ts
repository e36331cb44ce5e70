import type { PdfUaRule } from '../rule.ts'
import { dictAt, textAt } from '../pdfObjects.ts'

export const embeddedFiles: PdfUaRule = {
  id: 'embedded-files',
  title: 'Every embedded file has a name',
  clause: '7.11',
  matterhorn: ['21-001'],
  rationale: 'By its name one decides whether to open it.',
  check({ dictionaries }) {
    return dictionaries
      .filter((dict) => dictAt(dict, 'EF') && !(textAt(dict, 'F') && textAt(dict, 'UF')))
      .map(() => ({ message: 'An embedded file lacks F or UF' }))
  },
}
