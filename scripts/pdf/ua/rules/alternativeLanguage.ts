import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'
import type { StructureElement } from '../structureTree.ts'

export const alternativeLanguage: PdfUaRule = {
  id: 'alternative-language',
  title: 'The language of every alternative text is known',
  clause: '7.2',
  matterhorn: ['11-002'],
  rationale: 'An alternative is only ever heard; in the wrong voice it is noise.',
  check({ tree }) {
    return tree.elements
      .filter(({ dict }) => ['Alt', 'ActualText', 'E'].some((key) => textAt(dict, key)))
      .filter((element) => nearestLanguage(element)?.trim() === '')
      .map(({ type, page }) => ({ message: `The language of the alternative of a ${type} is empty`, page }))
  },
}

/** Undefined where the language of the document holds. */
function nearestLanguage(element: StructureElement | undefined): string | undefined {
  if (!element) return undefined
  return textAt(element.dict, 'Lang') ?? nearestLanguage(element.parent)
}
