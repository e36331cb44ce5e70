import type { Fault } from './rule.ts'
import { isContent } from './structureTree.ts'
import type { StructureElement } from './structureTree.ts'

/** What goes for elements of one type. Absent: anything. */
interface Allowed {
  kids?: readonly string[]
  parents?: readonly string[]
  /** Where its one Caption may stand among the kids. */
  caption?: 'first' | 'first or last'
}

export type Nesting = Record<string, Allowed>

export function nestingFaults(elements: readonly StructureElement[], nesting: Nesting): Fault[] {
  return elements.flatMap(({ role = '', parent, kids, children, page }) => {
    const allowed = nesting[role]
    if (!allowed) return []
    const { kids: inside, parents, caption } = allowed
    const faults: Fault[] = []
    if (parents && !parents.includes(parent?.role ?? '')) {
      faults.push({ message: `${role} stands in ${parent?.type ?? 'no element'}`, page })
    }
    for (const child of inside ? children : []) {
      if (!inside?.includes(child.role ?? '')) faults.push({ message: `${role} holds ${child.type}`, page })
    }
    if (inside && kids.some(isContent)) faults.push({ message: `${role} holds bare content`, page })
    if (caption && !isCaptionAt(children, caption)) {
      faults.push({ message: `${role} has a Caption that is not ${caption}, or more than one`, page })
    }
    return faults
  })
}

function isCaptionAt(children: readonly StructureElement[], place: 'first' | 'first or last'): boolean {
  const captions = children.filter(({ role }) => role === 'Caption')
  if (captions.length === 0) return true
  const places = place === 'first' ? [children[0]] : [children[0], children.at(-1)]
  return captions.length === 1 && places.includes(captions[0])
}
