import type { PdfUaRule } from '../rule.ts'
import { parentOf } from '../readUaDocument.ts'

export const linkTagged: PdfUaRule = {
  id: 'link-tagged',
  title: 'Every link lies within a Link element',
  clause: '7.18.5',
  matterhorn: ['28-011'],
  rationale: 'Only there is it announced as a link, at its place in the sentence.',
  check(document) {
    const elements = new Map(document.tree.elements.map((element) => [element.dict, element]))
    return document.annotations
      .filter(({ subtype }) => subtype === 'Link')
      .filter((link) => {
        const dict = parentOf(document, link)
        const element = dict && elements.get(dict)
        return (
          element?.role !== 'Link' || !element.kids.some((kid) => 'object' in kid && kid.object === link.ref)
        )
      })
      .map(({ page }) => ({ message: 'A link annotation is no kid of a Link element', page }))
  },
}
