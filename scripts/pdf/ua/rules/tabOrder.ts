import type { PdfUaRule } from '../rule.ts'
import { nameAt } from '../pdfObjects.ts'

export const tabOrder: PdfUaRule = {
  id: 'tab-order',
  title: 'On pages with annotations the Tab key follows the structure',
  clause: '7.18.3',
  matterhorn: ['28-008', '28-009'],
  rationale: 'The order of the file is not the order of reading.',
  check({ annotations, pages }) {
    const annotated = new Set(annotations.map(({ page }) => page))
    return pages
      .filter(({ number, dict }) => annotated.has(number) && nameAt(dict, 'Tabs') !== 'S')
      .map(({ number }) => ({ message: 'The page has annotations but not Tabs S', page: number }))
  },
}
