import type { Translation } from './addressSpaces.ts'

/** A machine and how many stages of the way of its page are shown, the guest's first. */
interface Way {
  name: string
  path: Translation
  stages: number
}

/**
 * How many stages of a machine's way are shown after so many clicks: those of the first machine come one by one, both
 * of the second at once.
 */
export function stagesShown(machine: number, step: number): number {
  if (machine > 0) return step >= 2 ? 2 : 0
  return Math.min(step + 1, 2)
}

/** The drawing in words: every way as far as it is shown. */
export function describeWays(ways: readonly Way[]): string {
  return ways
    .filter(({ stages }) => stages >= 1)
    .map((way) => describeWay(way))
    .join(' ')
}

function describeWay({ name, path: { page, guestFrame, hostFrame }, stages }: Way): string {
  const second = stages >= 2 ? `, que l’hyperviseur place dans le cadre ${hostFrame} de l’hôte (hPA)` : ''
  return `VM ${name}\u00a0: l’OS invité traduit la page ${page} en cadre ${guestFrame}${second}.`
}
