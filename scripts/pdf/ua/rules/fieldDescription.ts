import type { PdfUaRule } from '../rule.ts'
import { dictAt, textAt } from '../pdfObjects.ts'
import { parentOf } from '../readUaDocument.ts'

export const fieldDescription: PdfUaRule = {
  id: 'field-description',
  title: 'Every form field has a description',
  clause: '7.18.1',
  matterhorn: ['28-005'],
  rationale: 'A field without a name cannot be filled in.',
  check(document) {
    return document.annotations
      .filter(({ subtype }) => subtype === 'Widget')
      .filter((widget) => {
        // The buttons of a group are described by their field.
        const field = textAt(widget.dict, 'TU') ?? textAt(dictAt(widget.dict, 'Parent'), 'TU')
        return !field?.trim() && !textAt(parentOf(document, widget), 'Alt')?.trim()
      })
      .map(({ page }) => ({ message: 'A form field has neither TU nor Alt', page }))
  },
}
