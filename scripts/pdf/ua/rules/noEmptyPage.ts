import type { PdfUaRule } from '../rule.ts'

export const noEmptyPage: PdfUaRule = {
  id: 'no-empty-page',
  title: 'No page is without text and without figure',
  rationale: 'An empty page is a fault of the print, and reads as the end.',
  check({ pages, content, tree }) {
    const figures = new Set(tree.elements.filter(({ role }) => role === 'Figure').map(({ page }) => page))
    return pages
      .filter(({ number }) => !content.textPages.has(number) && !figures.has(number))
      .map(({ number }) => ({ message: 'The page is empty', page: number }))
  },
}
