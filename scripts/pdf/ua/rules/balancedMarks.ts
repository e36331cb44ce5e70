import type { PdfUaRule } from '../rule.ts'

export const balancedMarks: PdfUaRule = {
  id: 'balanced-marks',
  title: 'Every marked-content sequence ends in the stream in which it begins (ISO 32000-1, 14.6.1)',
  rationale: 'After a stray end everything is tagged as something else.',
  check({ content }) {
    return content.unbalanced.map(({ page }) => ({ message: 'BMC or BDC and EMC do not match', page }))
  },
}
