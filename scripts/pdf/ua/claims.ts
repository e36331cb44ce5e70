import { PDFArray } from '@cantoo/pdf-lib'
import type { PDFDict, PDFRef } from '@cantoo/pdf-lib'
import { asDict } from './pdfObjects.ts'
import { isContent } from './structureTree.ts'
import type { StructureElement, StructureTree } from './structureTree.ts'

/** MCIDs count from 0 in each stream: one is known by its stream and its number. */
export function claimKey(owner: PDFRef | undefined, mcid: number): string {
  return `${owner?.toString() ?? '?'} ${mcid}`
}

/** The elements that have a sequence as a kid, by `claimKey`. */
export function readClaims(elements: readonly StructureElement[]): Map<string, StructureElement[]> {
  const claims = new Map<string, StructureElement[]>()
  for (const element of elements) {
    for (const { owner, mcid } of element.kids.filter(isContent)) {
      const key = claimKey(owner, mcid)
      claims.set(key, [...(claims.get(key) ?? []), element])
    }
  }
  return claims
}

/** The element to which the parent tree leads from a sequence. */
export function parentInTree(tree: StructureTree, structParents: number, mcid: number): PDFDict | undefined {
  const parents = tree.root?.context.lookup(tree.parents.get(structParents))
  return parents instanceof PDFArray && mcid < parents.size() ? asDict(parents.lookup(mcid)) : undefined
}
