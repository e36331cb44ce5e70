import type { PdfUaRule } from '../rule.ts'
import type { PDFDict } from '@cantoo/pdf-lib'
import { dictAt, textAt } from '../pdfObjects.ts'

export const outline: PdfUaRule = {
  id: 'outline',
  title: 'There is an outline, and its entries have a title',
  rationale: 'Bookmarks are the way through a long document.',
  check({ catalog }) {
    const root = dictAt(catalog, 'Outlines')
    let item = dictAt(root, 'First')
    if (!item) return [{ message: 'The document has no outline' }]
    const seen = new Set<PDFDict>()
    for (; item && !seen.has(item); item = dictAt(item, 'Next')) {
      seen.add(item)
      if (!textAt(item, 'Title')?.trim()) return [{ message: 'An entry of the outline has no title' }]
    }
    return []
  },
}
