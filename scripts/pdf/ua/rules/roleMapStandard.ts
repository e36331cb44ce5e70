import type { PdfUaRule } from '../rule.ts'
import { isCircular } from '../standardTypes.ts'

export const roleMapStandard: PdfUaRule = {
  id: 'role-map-standard',
  title: 'Every structure type is standard or mapped to a standard one',
  clause: '7.1',
  matterhorn: ['02-001'],
  rationale: 'A screen reader knows the standard types only.',
  check({ tree: { elements, roleMap } }) {
    const unknown = elements.filter(({ type, role }) => role === undefined && !isCircular(type, roleMap))
    return [...Map.groupBy(unknown, ({ type }) => type)].map(([type, found]) => ({
      message: `${type} (${found.length} ×) is not mapped to a standard type`,
      page: found[0]?.page,
    }))
  },
}
