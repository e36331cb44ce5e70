import type { PdfUaRule } from '../rule.ts'
import { dictAt, isTrueAt } from '../pdfObjects.ts'

export const displayDocTitle: PdfUaRule = {
  id: 'display-doc-title',
  title: 'The window shows the title, not the name of the file',
  clause: '7.1',
  matterhorn: ['07-001', '07-002'],
  rationale: 'A file name says little, and is read letter by letter.',
  check({ catalog }) {
    if (isTrueAt(dictAt(catalog, 'ViewerPreferences'), 'DisplayDocTitle')) return []
    return [{ message: 'ViewerPreferences lacks DisplayDocTitle true' }]
  },
}
