import type { Fault, PdfUaRule } from '../rule.ts'
import { nestingFaults } from '../nesting.ts'
import type { StructureElement } from '../structureTree.ts'

export const tableStructure: PdfUaRule = {
  id: 'table-structure',
  title: 'Tables hold rows, rows hold cells, and nothing else does',
  clause: '7.2',
  matterhorn: ['09-004'],
  rationale: 'A reader moves by row and column only in a table that is built as one.',
  check({ tree }) {
    const nested = nestingFaults(tree.elements, {
      Table: { kids: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], caption: 'first or last' },
      THead: { kids: ['TR'], parents: ['Table'] },
      TBody: { kids: ['TR'], parents: ['Table'] },
      TFoot: { kids: ['TR'], parents: ['Table'] },
      TR: { kids: ['TH', 'TD'], parents: ['Table', 'THead', 'TBody', 'TFoot'] },
      TH: { parents: ['TR'] },
      TD: { parents: ['TR'] },
    })
    const tables = tree.elements.filter(({ role }) => role === 'Table')
    return [...nested, ...tables.flatMap(partFaults)]
  },
}

/** One head and one foot at most, and a body where there is either. */
function partFaults({ children, page }: StructureElement): Fault[] {
  const count = (part: string) => children.filter(({ role }) => role === part).length
  const ends = ['THead', 'TFoot'].filter((part) => count(part) > 0)
  return [
    ...ends
      .filter((part) => count(part) > 1)
      .map((part) => ({ message: `Table holds several ${part}`, page })),
    ...(ends.length > 0 && count('TBody') === 0
      ? [{ message: `Table holds ${ends[0]} but no TBody`, page }]
      : []),
  ]
}
