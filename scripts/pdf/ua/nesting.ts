import type { Fault } from './rule.ts'
import { isContent } from './structureTree.ts'
import type { StructureElement } from './structureTree.ts'

/** Which elements may stand in an element of some type, and in which it may stand. Absent: any. */
export type Nesting = Record<string, { kids?: readonly string[]; parents?: readonly string[] }>

export function nestingFaults(elements: readonly StructureElement[], nesting: Nesting): Fault[] {
  return elements.flatMap(({ role = '', parent, kids, children, page }) => {
    const allowed = nesting[role]
    if (!allowed) return []
    const { kids: inside, parents } = allowed
    const faults: Fault[] = []
    if (parents && !parents.includes(parent?.role ?? '')) {
      faults.push({ message: `${role} stands in ${parent?.type ?? 'no element'}`, page })
    }
    for (const child of inside ? children : []) {
      if (!inside?.includes(child.role ?? '')) faults.push({ message: `${role} holds ${child.type}`, page })
    }
    if (inside && kids.some(isContent)) faults.push({ message: `${role} holds bare content`, page })
    return faults
  })
}
