import type { PdfUaRule } from '../rule.ts'

const media = new Set(['Sound', 'Movie', 'Screen', 'RichMedia', '3D'])

export const noMedia: PdfUaRule = {
  id: 'no-media',
  title: 'There is neither sound nor film',
  clause: '7.1',
  matterhorn: ['03-002', '05-001', '05-002'],
  rationale: 'So that nothing flickers, and nothing is told by sound alone.',
  check({ annotations }) {
    return annotations
      .filter(({ subtype }) => media.has(subtype))
      .map(({ subtype, page }) => ({ message: `A ${subtype} annotation`, page }))
  },
}
