import type { PdfUaRule } from '../rule.ts'
import { headings } from '../headings.ts'

export const headingKinds: PdfUaRule = {
  id: 'heading-kinds',
  title: 'Headings are numbered (H1 to H6) or nested (H, one a node), not both',
  clause: '7.4.4',
  matterhorn: ['14-006', '14-007'],
  rationale: 'The two ways to tell a level contradict each other.',
  check({ tree: { elements } }) {
    const nested = elements.filter(({ role }) => role === 'H')
    const numbered = headings(elements)
    return [
      ...(nested.length > 0 && numbered.length > 0
        ? [{ message: 'The document has both H and H1 to H6', page: nested[0]?.page }]
        : []),
      ...elements
        .filter(({ children }) => children.filter(({ role }) => role === 'H').length > 1)
        .map(({ type, page }) => ({ message: `A ${type} holds more than one H`, page })),
    ]
  },
}
