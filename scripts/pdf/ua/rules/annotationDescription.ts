import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'
import { parentOf } from '../readUaDocument.ts'

export const annotationDescription: PdfUaRule = {
  id: 'annotation-description',
  title: 'Every other annotation has a description or an alternative',
  clause: '7.18.1',
  matterhorn: ['28-004'],
  rationale: 'It shows as a mark that nobody hears of.',
  check(document) {
    return document.annotations
      .filter(({ subtype }) => !['Link', 'Widget', 'PrinterMark', 'Popup'].includes(subtype))
      .filter((annotation) => {
        const alternative = textAt(parentOf(document, annotation), 'Alt')
        return !textAt(annotation.dict, 'Contents')?.trim() && !alternative?.trim()
      })
      .map(({ subtype, page }) => ({ message: `A ${subtype} annotation has neither Contents nor Alt`, page }))
  },
}
