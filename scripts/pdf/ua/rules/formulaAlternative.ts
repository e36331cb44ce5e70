import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'

export const formulaAlternative: PdfUaRule = {
  id: 'formula-alternative',
  title: 'Every Formula has an alternative text',
  clause: '7.7',
  matterhorn: ['17-002'],
  rationale: 'Its glyphs alone are read as a heap of letters.',
  check({ tree }) {
    return tree.elements
      .filter(({ role }) => role === 'Formula')
      .filter(({ dict }) => !textAt(dict, 'Alt')?.trim() && !textAt(dict, 'ActualText')?.trim())
      .map(({ page }) => ({ message: 'A Formula has no Alt', page }))
  },
}
