import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'
import { parentOf } from '../readUaDocument.ts'

export const widgetInForm: PdfUaRule = {
  id: 'widget-in-form',
  title: 'Every form field lies within a Form element and has a description',
  clause: '7.18.4',
  matterhorn: ['28-005', '28-010'],
  rationale: 'A field without a name cannot be filled in.',
  check(document) {
    const elements = new Map(document.tree.elements.map((element) => [element.dict, element]))
    return document.annotations
      .filter(({ subtype }) => subtype === 'Widget')
      .flatMap((widget) => {
        const dict = parentOf(document, widget)
        const where = widget.page
        if (!dict || elements.get(dict)?.role !== 'Form') {
          return [{ message: 'A form field is no kid of a Form element', page: where }]
        }
        const described = textAt(widget.dict, 'TU')?.trim() || textAt(dict, 'Alt')?.trim()
        return described ? [] : [{ message: 'A form field has neither TU nor Alt', page: where }]
      })
  },
}
