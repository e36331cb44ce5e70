import type { PdfUaRule } from '../rule.ts'
import { dictAt } from '../pdfObjects.ts'

export const structureTree: PdfUaRule = {
  id: 'structure-tree',
  title: 'There is a structure tree, and each element knows its parent',
  clause: '7.1',
  rationale: 'The tree is the document that a screen reader reads.',
  check({ tree }) {
    if (!tree.root || tree.elements.length === 0) return [{ message: 'The document has no structure tree' }]
    return tree.elements
      .filter(({ dict, parent }) => dictAt(dict, 'P') !== (parent?.dict ?? tree.root))
      .map(({ type, page }) => ({ message: `A ${type} does not name the element that holds it`, page }))
  },
}
