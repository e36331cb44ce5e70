import type { PdfUaRule } from '../rule.ts'
import { nameAt } from '../pdfObjects.ts'

export const cmap: PdfUaRule = {
  id: 'cmap',
  title: 'Every composite font uses Identity-H or Identity-V',
  clause: '7.21.3.3',
  matterhorn: ['31-006'],
  rationale: 'Any other map would have to be embedded, or be known to every reader.',
  check({ fonts }) {
    return fonts
      .filter(
        ({ subtype, dict }) => subtype === 'Type0' && !/^Identity-[HV]$/.test(nameAt(dict, 'Encoding') ?? ''),
      )
      .map(({ name }) => ({ message: `The font ${name} has another CMap than Identity-H and Identity-V` }))
  },
}
