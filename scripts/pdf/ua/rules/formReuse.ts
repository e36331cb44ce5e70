import type { PdfUaRule } from '../rule.ts'

export const formReuse: PdfUaRule = {
  id: 'form-reuse',
  title: 'A form XObject that holds tagged content is drawn once',
  clause: '7.20',
  matterhorn: ['30-002'],
  rationale: 'Drawn twice, the same words stand at two places in the order of reading.',
  check({ content }) {
    return [...content.forms.values()]
      .filter(({ marked, uses }) => marked && uses > 1)
      .map(({ page, uses }) => ({
        message: `A form XObject with tagged content is drawn ${uses} times`,
        page,
      }))
  },
}
