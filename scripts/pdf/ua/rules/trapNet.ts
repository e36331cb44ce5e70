import type { PdfUaRule } from '../rule.ts'

export const trapNet: PdfUaRule = {
  id: 'trap-net',
  title: 'No annotation is a trap network',
  clause: '7.18.2',
  matterhorn: ['28-007'],
  rationale: 'It serves printing machines and hides what lies below.',
  check({ annotations }) {
    return annotations
      .filter(({ subtype }) => subtype === 'TrapNet')
      .map(({ page }) => ({ message: 'A TrapNet annotation', page }))
  },
}
