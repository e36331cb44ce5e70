import type { PdfUaRule } from '../rule.ts'
import { asDict, dictAt, entry, itemsAt, textAt } from '../pdfObjects.ts'

export const optionalContent: PdfUaRule = {
  id: 'optional-content',
  title: 'Every configuration of layers has a name, and none switches by itself',
  clause: '7.10',
  matterhorn: ['20-001', '20-002', '20-003'],
  rationale: 'A reader offers them by name; what is hidden by itself is never heard.',
  check({ catalog }) {
    const properties = dictAt(catalog, 'OCProperties')
    if (!properties) return []
    const configurations = [...itemsAt(properties, 'D'), ...itemsAt(properties, 'Configs')]
    return configurations.flatMap((item) => {
      const dict = asDict(properties.context.lookup(item))
      return [
        ...(textAt(dict, 'Name')?.trim() ? [] : [{ message: 'A configuration of layers has no Name' }]),
        ...(entry(dict, 'AS') ? [{ message: 'A configuration of layers has AS' }] : []),
      ]
    })
  },
}
