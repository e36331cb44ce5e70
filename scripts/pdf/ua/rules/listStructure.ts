import type { PdfUaRule } from '../rule.ts'
import { nestingFaults } from '../nesting.ts'

export const listStructure: PdfUaRule = {
  id: 'list-structure',
  title: 'Lists hold items, items hold a label and a body',
  clause: '7.2',
  matterhorn: ['09-005'],
  rationale: 'A reader announces how many items there are, and moves from one to the next.',
  check({ tree }) {
    return nestingFaults(tree.elements, {
      L: { kids: ['L', 'LI', 'Caption'], caption: 'first' },
      LI: { kids: ['Lbl', 'LBody'], parents: ['L'] },
      LBody: { parents: ['LI'] },
    })
  },
}
