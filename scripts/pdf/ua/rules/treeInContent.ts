import type { PdfUaRule } from '../rule.ts'
import { claimKey } from '../claims.ts'
import { isContent } from '../structureTree.ts'

export const treeInContent: PdfUaRule = {
  id: 'tree-in-content',
  title: 'Every tagged sequence that an element claims is there',
  clause: '7.1',
  rationale: 'An element that points nowhere is read as silence.',
  check({ tree, content }) {
    const marked = new Set(content.marks.map(({ owner, mcid }) => claimKey(owner, mcid)))
    return tree.elements.flatMap(({ type, page, kids }) =>
      kids
        .filter(isContent)
        .filter(({ owner, mcid }) => !marked.has(claimKey(owner, mcid)))
        .map(({ mcid }) => ({ message: `A ${type} claims sequence ${mcid}, which is not drawn`, page })),
    )
  },
}
