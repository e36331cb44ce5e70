import type { PdfUaRule } from '../rule.ts'
import { PDFNumber } from '@cantoo/pdf-lib'
import { claimKey, parentInTree, readClaims } from '../claims.ts'

export const markInTree: PdfUaRule = {
  id: 'mark-in-tree',
  title: 'Every tagged sequence belongs to one element, and the parent tree names that one',
  clause: '7.1',
  matterhorn: ['01-005'],
  rationale: 'Content that no element claims is never read; content that two claim is read twice.',
  check({ tree, content }) {
    const claims = readClaims(tree.elements)
    return content.marks.flatMap(({ mcid, owner, structParents, page }) => {
      const owners = claims.get(claimKey(owner, mcid)) ?? []
      const what = `Sequence ${mcid}`
      if (owners.length !== 1) return [{ message: `${what} belongs to ${owners.length} elements`, page }]
      const key = structParents instanceof PDFNumber ? structParents.asNumber() : -1
      if (parentInTree(tree, key, mcid) === owners[0]?.dict) return []
      return [
        { message: `The parent tree does not lead from sequence ${mcid} to its ${owners[0]?.type}`, page },
      ]
    })
  },
}
