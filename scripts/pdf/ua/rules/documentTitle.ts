import type { PdfUaRule } from '../rule.ts'

export const documentTitle: PdfUaRule = {
  id: 'document-title',
  title: 'The XMP metadata bears a title',
  clause: '7.1',
  matterhorn: ['06-003'],
  rationale: 'The title is what a screen reader says first.',
  check({ xmp }) {
    if (xmp === undefined) return []
    const title = /<dc:title>([^]*?)<\/dc:title>/.exec(xmp)?.[1]?.replace(/<[^>]*>/g, '')
    return title?.trim() ? [] : [{ message: 'The XMP metadata has no dc:title' }]
  },
}
