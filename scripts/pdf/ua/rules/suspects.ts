import type { PdfUaRule } from '../rule.ts'
import { dictAt, isTrueAt } from '../pdfObjects.ts'

export const suspects: PdfUaRule = {
  id: 'suspects',
  title: 'No tag is declared doubtful',
  clause: '7.1',
  matterhorn: ['01-007'],
  rationale: 'Suspects says that the order of the tags may be wrong.',
  check({ catalog }) {
    if (!isTrueAt(dictAt(catalog, 'MarkInfo'), 'Suspects')) return []
    return [{ message: 'MarkInfo has Suspects true' }]
  },
}
