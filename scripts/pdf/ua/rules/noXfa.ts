import type { PdfUaRule } from '../rule.ts'
import { dictAt, entry } from '../pdfObjects.ts'

export const noXfa: PdfUaRule = {
  id: 'no-xfa',
  title: 'There is no XFA form',
  clause: '7.15',
  matterhorn: ['25-001'],
  rationale: 'Assistive technology cannot follow a page that is drawn anew.',
  check({ catalog }) {
    return entry(dictAt(catalog, 'AcroForm'), 'XFA') ? [{ message: 'The form is XFA' }] : []
  },
}
