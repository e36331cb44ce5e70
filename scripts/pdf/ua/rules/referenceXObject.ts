import type { PdfUaRule } from '../rule.ts'
import { entry } from '../pdfObjects.ts'

export const referenceXObject: PdfUaRule = {
  id: 'reference-xobject',
  title: 'No content is imported from another file',
  clause: '7.20',
  matterhorn: ['30-001'],
  rationale: 'The other file is not there.',
  check({ content }) {
    return [...content.forms]
      .filter(([dict]) => entry(dict, 'Ref'))
      .map(([, { page }]) => ({ message: 'A reference XObject', page }))
  },
}
