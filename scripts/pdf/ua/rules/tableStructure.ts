import type { PdfUaRule } from '../rule.ts'
import { nestingFaults } from '../nesting.ts'

export const tableStructure: PdfUaRule = {
  id: 'table-structure',
  title: 'Tables hold rows, rows hold cells, and nothing else does',
  clause: '7.2',
  matterhorn: ['09-004'],
  rationale: 'A reader moves by row and column only in a table that is built as one.',
  check({ tree }) {
    return nestingFaults(tree.elements, {
      Table: { kids: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'] },
      THead: { kids: ['TR'], parents: ['Table'] },
      TBody: { kids: ['TR'], parents: ['Table'] },
      TFoot: { kids: ['TR'], parents: ['Table'] },
      TR: { kids: ['TH', 'TD'], parents: ['Table', 'THead', 'TBody', 'TFoot'] },
      TH: { parents: ['TR'] },
      TD: { parents: ['TR'] },
    })
  },
}
