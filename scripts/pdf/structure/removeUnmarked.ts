import type { StructureElement, StructureKid, StructureTree } from './structureTree.ts'
import { isPlain } from './structureTree.ts'

/** Takes the sequences out of the tree that the pages do not show, and the elements that are empty then. */
export function removeUnmarked(
  tree: StructureTree,
  isShown: (kid: Extract<StructureKid, { kind: 'content' }>) => boolean,
): void {
  const clean = (elements: StructureElement[]): StructureElement[] =>
    elements.filter((element) => {
      element.kids = element.kids.filter((kid) => {
        if (kid.kind === 'element') return clean([kid.element]).length > 0
        return kid.kind === 'object' || isShown(kid)
      })
      return element.kids.length > 0 || element.role !== 'NonStruct' || !isPlain(element)
    })
  tree.top = clean(tree.top)
}
