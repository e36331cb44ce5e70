import type { PdfUaRule } from '../rule.ts'
import { nestingFaults } from '../nesting.ts'

export const contentsStructure: PdfUaRule = {
  id: 'contents-structure',
  title: 'Tables of contents hold their entries, and nothing else does',
  clause: '7.2',
  matterhorn: ['09-006'],
  rationale: 'A reader offers a table of contents as one only when it is built as one.',
  check({ tree }) {
    return nestingFaults(tree.elements, {
      TOC: { kids: ['TOC', 'TOCI', 'Caption'], caption: 'first' },
      TOCI: { kids: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'], parents: ['TOC'] },
    })
  },
}
