import type { PdfUaRule } from '../rule.ts'

export const artifactInTagged: PdfUaRule = {
  id: 'artifact-in-tagged',
  title: 'No artifact stands within tagged content',
  clause: '7.1',
  matterhorn: ['01-003'],
  rationale: 'Decoration within a sentence is read with it, or breaks it off.',
  check({ content }) {
    return content.artifactsInTagged.map(({ page }) => ({
      message: 'An artifact within tagged content',
      page,
    }))
  },
}
