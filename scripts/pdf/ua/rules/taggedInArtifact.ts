import type { PdfUaRule } from '../rule.ts'

export const taggedInArtifact: PdfUaRule = {
  id: 'tagged-in-artifact',
  title: 'No tagged content stands within an artifact',
  clause: '7.1',
  matterhorn: ['01-004'],
  rationale: 'What stands within an artifact is passed over.',
  check({ content }) {
    return content.taggedInArtifacts.map(({ page, tag }) => ({ message: `${tag} within an artifact`, page }))
  },
}
