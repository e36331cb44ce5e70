import type { PdfUaRule } from '../rule.ts'

export const contentMarked: PdfUaRule = {
  id: 'content-marked',
  title: 'All that is painted is tagged or an artifact',
  clause: '7.1',
  matterhorn: ['01-005'],
  rationale: 'What is neither is read at a random place, or never.',
  check({ content }) {
    return [...Map.groupBy(content.bare, ({ page }) => page)].map(([page, found]) => ({
      message: `${found.length} operators paint outside any tag (${kinds(found)})`,
      page,
    }))
  },
}

function kinds(found: { operator: string }[]): string {
  return [...new Set(found.map(({ operator }) => operator))].join(' ')
}
