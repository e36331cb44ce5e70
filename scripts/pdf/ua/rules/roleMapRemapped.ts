import type { PdfUaRule } from '../rule.ts'
import { standardTypes } from '../standardTypes.ts'

export const roleMapRemapped: PdfUaRule = {
  id: 'role-map-remapped',
  title: 'No standard structure type is mapped to another',
  clause: '7.1',
  matterhorn: ['02-004'],
  rationale: 'A paragraph that is mapped to a heading is one thing here and another there.',
  check({ tree: { roleMap } }) {
    return [...roleMap.keys()]
      .filter((type) => standardTypes.has(type))
      .map((type) => ({ message: `The standard type ${type} is mapped to ${roleMap.get(type)}` }))
  },
}
