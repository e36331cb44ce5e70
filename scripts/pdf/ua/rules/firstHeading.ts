import type { PdfUaRule } from '../rule.ts'
import { headings } from '../headings.ts'

export const firstHeading: PdfUaRule = {
  id: 'first-heading',
  title: 'The first heading is H1',
  clause: '7.4.2',
  matterhorn: ['14-002'],
  rationale: 'Readers jump by headings, from the top.',
  check({ tree }) {
    const [first] = headings(tree.elements)
    if (!first || first.level === 1) return []
    return [{ message: `The first heading is H${first.level}`, page: first.page }]
  },
}
