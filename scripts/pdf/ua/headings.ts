import type { StructureElement } from './structureTree.ts'

export interface Heading {
  /** 1 to 6. */
  level: number
  page: number | undefined
}

/** The numbered headings, in reading order. */
export function headings(elements: readonly StructureElement[]): Heading[] {
  return elements
    .filter(({ role }) => /^H[1-6]$/.test(role ?? ''))
    .map(({ role, page }) => ({ level: Number(role?.slice(1)), page }))
}
