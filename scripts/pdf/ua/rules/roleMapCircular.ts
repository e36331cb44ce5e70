import type { PdfUaRule } from '../rule.ts'
import { isCircular } from '../standardTypes.ts'

export const roleMapCircular: PdfUaRule = {
  id: 'role-map-circular',
  title: 'No structure type is mapped back to itself',
  clause: '7.1',
  matterhorn: ['02-003'],
  rationale: 'A circle never arrives at a type that a reader knows.',
  check({ tree: { roleMap } }) {
    return [...roleMap.keys()]
      .filter((type) => isCircular(type, roleMap))
      .map((type) => ({ message: `The mapping of ${type} runs in a circle` }))
  },
}
