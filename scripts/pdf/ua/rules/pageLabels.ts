import type { PdfUaRule } from '../rule.ts'
import { dictAt } from '../pdfObjects.ts'

export const pageLabels: PdfUaRule = {
  id: 'page-labels',
  title: 'Pages are labelled',
  rationale: '“Page 12” is then the same page on the screen and on paper.',
  check({ catalog }) {
    return dictAt(catalog, 'PageLabels') ? [] : [{ message: 'The document has no page labels' }]
  },
}
