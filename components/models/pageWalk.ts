/** Who leads from an address of the guest to the memory of the host: a table made by the hypervisor, or both tables. */
export const MODES = ['shadow', 'nested'] as const
export type PagingMode = (typeof MODES)[number]

/** Pages of 4 KiB, 2 MiB and 1 GiB. */
export const PAGE_SIZES = ['4K', '2M', '1G'] as const
export type PageSize = (typeof PAGE_SIZES)[number]

export interface PagingSetup {
  mode: PagingMode
  /** Levels of the guest's table down to pages of 4 KiB, the n of the formula. */
  guestLevels: number
  /** Levels of the hypervisor's table down to pages of 4 KiB, the m of the formula. */
  hostLevels: number
  /** Of both sides. A table has 512 entries, so that each larger size takes one level off. */
  pageSize: PageSize
}

/** One reference to memory of a page walk: an entry of a table is read. */
export interface Reference {
  table: 'guest' | 'host' | 'shadow'
  /** Level of the entry that is read, the largest at the top of the table. */
  level: number
  /** What the walk is after: the guest's table (or shadow table) of that level, `data` at the end. */
  sought: Target
}

export type Target = number | 'data'

/** Levels that a walk passes on one side, from the top one to the one that maps the page. */
export function levelsOf(levels: number, pageSize: PageSize): number[] {
  const lowest = PAGE_SIZES.indexOf(pageSize) + 1
  return Array.from({ length: levels - lowest + 1 }, (_, index) => levels - index)
}

/** Every reference of one walk, in order. The last one yields the host's frame of the page. */
export function walk({ mode, guestLevels, hostLevels, pageSize }: PagingSetup): Reference[] {
  const guest = levelsOf(guestLevels, pageSize)
  if (mode === 'shadow') return guest.map((level) => ({ table: 'shadow', level, sought: level }))
  const host = (sought: Target): Reference[] =>
    levelsOf(hostLevels, pageSize).map((level) => ({ table: 'host', level, sought }))
  const rows = guest.flatMap((level): Reference[] => [
    ...host(level),
    { table: 'guest', level, sought: level },
  ])
  return [...rows, ...host('data')]
}

/** References without a VM: the walk through the table of the OS alone. */
export function nativeLength({ guestLevels, pageSize }: PagingSetup): number {
  return levelsOf(guestLevels, pageSize).length
}
