import type { PdfUaRule } from '../rule.ts'

export const metadata: PdfUaRule = {
  id: 'metadata',
  title: 'The document has XMP metadata',
  clause: '7.1',
  matterhorn: ['06-001'],
  rationale: 'They hold the title and the claim of PDF/UA.',
  check({ xmp }) {
    return xmp === undefined ? [{ message: 'The document has no XMP metadata' }] : []
  },
}
