import type { PdfUaRule } from '../rule.ts'
import { parentOf } from '../readUaDocument.ts'

export const annotationTagged: PdfUaRule = {
  id: 'annotation-tagged',
  title: 'Every annotation that is no link and no form field lies within an Annot element',
  clause: '7.18.1',
  matterhorn: ['28-002'],
  rationale: 'Outside the tree nobody comes across it.',
  check(document) {
    const elements = new Map(document.tree.elements.map((element) => [element.dict, element]))
    return document.annotations
      .filter(({ subtype }) => !['Link', 'Widget', 'PrinterMark', 'Popup'].includes(subtype))
      .filter((annotation) => {
        const dict = parentOf(document, annotation)
        return !dict || elements.get(dict)?.role !== 'Annot'
      })
      .map(({ subtype, page }) => ({
        message: `A ${subtype} annotation is no kid of an Annot element`,
        page,
      }))
  },
}
