/** A page of the host: what it contains, and whether a write to it is stopped first. */
interface HostPage {
  readonly content: string
  /** Set by a merge. A write does not change such a page: it goes to a copy. */
  readonly isProtected: boolean
}

/** The memory of a host and of the guests on it. Guests and pages are numbered from 0. */
export interface SharedMemory {
  /** `null` while the page is free. */
  readonly pages: readonly (HostPage | null)[]
  /** `maps[guest][page]` is the number of the host page that stands behind it. */
  readonly maps: readonly (readonly number[])[]
}

/** Every page of every guest in a host page of its own, in the order of the guests. `guests[guest][page]`: contents. */
export function separate(guests: readonly (readonly string[])[]): SharedMemory {
  const pages = guests.flat().map((content) => ({ content, isProtected: false }))
  let next = 0
  return { pages, maps: guests.map((contents) => contents.map(() => next++)) }
}

/**
 * What KSM does (Linux, admin-guide/mm/ksm): pages of the same content are replaced by one, protected against writes,
 * and the others become free. The first of them stays where it is.
 */
export function merge({ pages, maps }: SharedMemory): SharedMemory {
  const kept = pages.map((page) => pages.findIndex((other) => other?.content === page?.content))
  const merged = maps.map((map) => map.map((at) => kept[at] ?? at))
  const users = countUsers(merged, pages.length)
  return {
    maps: merged,
    pages: pages.map((page, at) => {
      const count = users[at] ?? 0
      if (page === null || count === 0) return null
      return count > 1 ? { ...page, isProtected: true } : page
    }),
  }
}

/**
 * A guest writes one of its pages. A protected page is copied into the first free one, and only the writer moves there.
 * @throws RangeError when the guest has no such page, or when a copy finds no free page
 */
export function write(
  { pages, maps }: SharedMemory,
  { guest, page, content }: { guest: number; page: number; content: string },
): SharedMemory {
  const from = maps[guest]?.[page]
  if (from === undefined) throw new RangeError(`guest ${guest} has no page ${page}`)
  const mustCopy = pages[from]?.isProtected === true
  const to = mustCopy ? pages.indexOf(null) : from
  if (to < 0) throw new RangeError('page: the copy finds no free page on the host')
  const moved = maps.map((map, at) => (at === guest ? map.map((old, of) => (of === page ? to : old)) : map))
  const users = countUsers(moved, pages.length)
  const written = pages.map((old, at) => (at === to ? { content, isProtected: false } : old))
  return { maps: moved, pages: written.map((old, at) => ((users[at] ?? 0) > 0 ? old : null)) }
}

/**
 * What a guest finds in one of its pages.
 * @throws RangeError when the guest has no such page
 */
export function read({ pages, maps }: SharedMemory, guest: number, page: number): string {
  const content = pages[maps[guest]?.[page] ?? -1]?.content
  if (content === undefined) throw new RangeError(`guest ${guest} has no page ${page}`)
  return content
}

/** How many pages of the host hold something. */
export function usedPages({ pages }: SharedMemory): number {
  return pages.filter((page) => page !== null).length
}

function countUsers(maps: SharedMemory['maps'], length: number): number[] {
  const users = Array.from({ length }, () => 0)
  for (const at of maps.flat()) users[at] = (users[at] ?? 0) + 1
  return users
}
