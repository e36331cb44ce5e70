import type { StructureElement, StructureTree } from './structureTree.ts'
import { createElement, eachElement } from './structureTree.ts'

/**
 * Puts what an item of a list holds besides its label into an LBody, behind the label (ISO 32000-1, table 336; ISO
 * 14289-1, 7.6). Chromium writes the label where the browser painted it, and no body.
 */
export function addListBodies(tree: StructureTree): void {
  const items = [...eachElement(tree)].flatMap(({ element }) => (element.role === 'LI' ? [element] : []))
  for (const item of items) addListBody(tree, item)
}

function addListBody(tree: StructureTree, item: StructureElement): void {
  const part = (role: string) =>
    item.kids.filter((kid) => kid.kind === 'element' && kid.element.role === role)
  const [labels, bodies] = [part('Lbl'), part('LBody')]
  const rest = item.kids.filter((kid) => !labels.includes(kid) && !bodies.includes(kid))
  if (rest.length > 0) {
    const body = createElement(tree, 'LBody')
    body.kids = rest
    bodies.push({ kind: 'element', element: body })
  }
  item.kids = [...labels, ...bodies]
}
