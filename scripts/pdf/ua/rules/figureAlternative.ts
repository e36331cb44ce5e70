import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'

export const figureAlternative: PdfUaRule = {
  id: 'figure-alternative',
  title: 'Every Figure has an alternative or replacement text',
  clause: '7.3',
  matterhorn: ['13-004'],
  rationale: 'Who does not see the figure has nothing else.',
  check({ tree }) {
    return tree.elements
      .filter(({ role }) => role === 'Figure')
      .filter(({ dict }) => !textAt(dict, 'Alt')?.trim() && !textAt(dict, 'ActualText')?.trim())
      .map(({ page }) => ({ message: 'A Figure has neither Alt nor ActualText', page }))
  },
}
