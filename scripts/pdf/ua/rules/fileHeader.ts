import type { PdfUaRule } from '../rule.ts'

export const fileHeader: PdfUaRule = {
  id: 'file-header',
  title: 'The file calls itself %PDF-1.n',
  clause: '6.1',
  rationale: 'PDF/UA-1 is built upon PDF 1.7; another version has other rules.',
  check({ header }) {
    return /^%PDF-1\.[0-7]$/.test(header) ? [] : [{ message: `The file begins with "${header}"` }]
  },
}
