import type { PdfUaRule } from '../rule.ts'
import { numberAt } from '../pdfObjects.ts'

/** Bit 10 (ISO 32000-1, table 22). */
const EXTRACT_FOR_ACCESSIBILITY = 512

export const encryption: PdfUaRule = {
  id: 'encryption',
  title: 'Encryption, if any, leaves assistive technology its access',
  clause: '7.16',
  matterhorn: ['26-001', '26-002'],
  rationale: 'A protected text that a screen reader may not read is no text.',
  check({ encryption }) {
    if (!encryption) return []
    const permissions = numberAt(encryption, 'P')
    if (permissions === undefined) return [{ message: 'The encryption has no P' }]
    return (permissions & EXTRACT_FOR_ACCESSIBILITY) === 0
      ? [{ message: 'The encryption forbids to extract text for accessibility' }]
      : []
  },
}
