import type { BalloonState, PageUse } from './balloon.ts'

/** The uses of the guest's pages, in the order in which they are drawn. */
export const USES: readonly { use: PageUse; name: string }[] = [
  { use: 'application', name: 'application' },
  { use: 'cache', name: 'cache' },
  { use: 'free', name: 'libres' },
  { use: 'balloon', name: 'ballonnet' },
]

/** The guest's pages from left to right, put in order by their use. */
export function guestPages({ guest }: BalloonState): PageUse[] {
  return USES.flatMap(({ use }) => Array.from({ length: guest[use] }, () => use))
}

/** Whether this place of the guest holds another page than before, counted from 0. */
export function isNewInGuest(now: BalloonState, before: BalloonState, at: number): boolean {
  const { application: resident } = now.guest
  const isSwapped = at < resident && at >= resident - swapped(now)
  return guestPages(now)[at] !== guestPages(before)[at] || isSwapped
}

/** Whether this place of the guest's disk holds another page than before, counted from 1. */
export function isNewOnDisk({ disk, last }: BalloonState, before: BalloonState, place: number): boolean {
  const isSwapped = place <= disk && place > disk - swapped({ last })
  return place <= disk !== place <= before.disk || isSwapped
}

/** Whether this page of the host, counted from 1, stands behind the page of the guest drawn above it. */
export function isLent({ host }: BalloonState, page: number): boolean {
  return page <= host.guest
}

/** Pages that left for the disk while as many came back: no number changes, so a ring has to tell. */
function swapped({ last }: Pick<BalloonState, 'last'>): number {
  return last?.type === 'touch' ? last.taken.application : 0
}
