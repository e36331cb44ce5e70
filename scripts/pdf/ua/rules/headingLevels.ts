import type { PdfUaRule } from '../rule.ts'
import { headings } from '../headings.ts'

export const headingLevels: PdfUaRule = {
  id: 'heading-levels',
  title: 'No heading level is skipped',
  clause: '7.4.2',
  matterhorn: ['14-003'],
  rationale: 'A gap reads as a section that went missing.',
  check({ tree }) {
    const found = headings(tree.elements)
    return found.flatMap(({ level, page }, index) => {
      const before = found[index - 1]?.level ?? level
      return level > before + 1 ? [{ message: `H${level} follows H${before}`, page }] : []
    })
  },
}
