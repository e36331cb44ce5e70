import type { PdfUaRule } from '../rule.ts'
import { parentOf } from '../readUaDocument.ts'

export const widgetInForm: PdfUaRule = {
  id: 'widget-in-form',
  title: 'Every form field lies within a Form element',
  clause: '7.18.4',
  matterhorn: ['28-010'],
  rationale: 'Outside the tree nobody comes across it.',
  check(document) {
    const elements = new Map(document.tree.elements.map((element) => [element.dict, element]))
    return document.annotations
      .filter(({ subtype }) => subtype === 'Widget')
      .filter((widget) => {
        const dict = parentOf(document, widget)
        return !dict || elements.get(dict)?.role !== 'Form'
      })
      .map(({ page }) => ({ message: 'A form field is no kid of a Form element', page }))
  },
}
