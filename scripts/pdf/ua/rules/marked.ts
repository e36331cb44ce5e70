import type { PdfUaRule } from '../rule.ts'
import { dictAt, isTrueAt } from '../pdfObjects.ts'

export const marked: PdfUaRule = {
  id: 'marked',
  title: 'MarkInfo says that the document is tagged',
  clause: '6.2',
  rationale: 'Without it a screen reader guesses the structure and ignores the tags.',
  check({ catalog }) {
    if (isTrueAt(dictAt(catalog, 'MarkInfo'), 'Marked')) return []
    return [{ message: 'MarkInfo lacks Marked true' }]
  },
}
