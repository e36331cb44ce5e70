import type { PdfUaRule } from '../rule.ts'
import { rowWidths, tableRows } from '../tableGrid.ts'

export const tableRegular: PdfUaRule = {
  id: 'table-regular',
  title: 'All rows of a table are equally wide, spans included',
  clause: '7.2',
  matterhorn: ['01-006'],
  rationale: 'In a ragged table the wrong header is read with a cell.',
  check({ tree }) {
    return tree.elements
      .filter(({ role }) => role === 'Table')
      .map((table) => ({ widths: new Set(rowWidths(tableRows(table))), page: table.page }))
      .filter(({ widths }) => widths.size > 1)
      .map(({ widths, page }) => ({
        message: `The rows of a Table have ${[...widths].join(', ')} columns`,
        page,
      }))
  },
}
