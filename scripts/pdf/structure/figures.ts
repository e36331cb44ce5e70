import type { Box } from '../content/geometry.ts'
import { isEmpty, nothing, union } from '../content/geometry.ts'
import type { MarkedContents } from '../content/pageContents.ts'
import { contentKey } from '../content/pageContents.ts'
import type { StructureElement, StructureTree } from './structureTree.ts'
import { addAttributes, attribute, eachElement } from './structureTree.ts'

const boxed = new Set(['Figure', 'Formula', 'Form'])

/** Gives every figure on one page the box that it fills (ISO 32000-1, table 344), from what its sequences paint. */
export function addFigureBoxes(tree: StructureTree, contents: MarkedContents): void {
  const { context } = tree.document
  for (const { element } of eachElement(tree)) {
    if (!boxed.has(element.role) || attribute(element, 'Layout', 'BBox')) continue
    const box = boxOf(element, contents)
    if (isEmpty(box)) continue
    const corners = box.map((value) => Math.round(value * 100) / 100)
    addAttributes(element, context.obj({ O: 'Layout', BBox: corners }))
  }
}

function boxOf({ kids }: StructureElement, contents: MarkedContents): Box {
  return kids.reduce<Box>((box, kid) => {
    if (kid.kind === 'element') return union(box, boxOf(kid.element, contents))
    if (kid.kind === 'object') return box
    const shown = contents.get(contentKey(kid.stream ?? kid.page, kid.mcid))
    return shown ? union(box, shown.box) : box
  }, nothing)
}
