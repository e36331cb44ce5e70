import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'

export const noteIds: PdfUaRule = {
  id: 'note-ids',
  title: 'Every Note has an ID of its own',
  clause: '7.9',
  matterhorn: ['19-003', '19-004'],
  rationale: 'A reference finds its note by the ID.',
  check({ tree }) {
    const notes = tree.elements.filter(({ role }) => role === 'Note')
    const groups = Map.groupBy(notes, ({ dict }) => textAt(dict, 'ID') ?? '')
    return [...groups].flatMap(([id, [first, ...more]]) => {
      if (id === '') return [{ message: 'A Note has no ID', page: first?.page }]
      return more.map(({ page }) => ({ message: `Two Notes have the ID "${id}"`, page }))
    })
  },
}
