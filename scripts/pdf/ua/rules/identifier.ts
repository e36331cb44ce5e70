import type { PdfUaRule } from '../rule.ts'

const NAMESPACE = 'http://www.aiim.org/pdfua/ns/id/'

export const identifier: PdfUaRule = {
  id: 'pdf-ua-identifier',
  title: 'The XMP metadata claims PDF/UA part 1',
  clause: '5',
  matterhorn: ['06-002'],
  rationale: 'It is how a reader and a checker know what the document promises.',
  check({ xmp }) {
    if (xmp === undefined) return []
    if (!xmp.includes(`xmlns:pdfuaid="${NAMESPACE}"`) && !xmp.includes(`xmlns:pdfuaid='${NAMESPACE}'`)) {
      return [{ message: `The XMP metadata does not bind pdfuaid to ${NAMESPACE}` }]
    }
    const part = /<pdfuaid:part>\s*(\w+)\s*<|\bpdfuaid:part=["'](\w+)["']/.exec(xmp)
    const value = part?.[1] ?? part?.[2]
    return value === '1' ? [] : [{ message: `pdfuaid:part is ${value ?? 'absent'}, not 1` }]
  },
}
