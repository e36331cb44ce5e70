import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'

export const documentLanguage: PdfUaRule = {
  id: 'document-language',
  title: 'The document declares its language',
  clause: '7.2',
  matterhorn: ['11-001', '11-003', '11-004', '11-006'],
  rationale:
    'A screen reader chooses the voice by it; it holds for page text, outline, link descriptions and title alike.',
  check({ catalog }) {
    return textAt(catalog, 'Lang')?.trim() ? [] : [{ message: 'The catalog has no Lang' }]
  },
}
