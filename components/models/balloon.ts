import { orDefaults } from './orDefaults.ts'
import type { SimulationModel } from './simulation.ts'

/** What the host and one guest start with, in pages. Drawn far larger than real ones, so that each can be shown. */
export interface BalloonGeometry {
  /** Pages that the guest's applications hold in its memory. */
  application: number
  /** Pages that the guest fills with copies of what its disk holds, because nobody needs them more. */
  cache: number
  /** Pages of the guest that hold nothing. */
  free: number
  /** Pages of the host that nobody holds. */
  spare: number
}

/** Each page of the guest's memory is in exactly one of these. */
interface GuestPages {
  application: number
  cache: number
  free: number
  /** Held by the balloon: the guest no longer uses them and the host has them back. */
  balloon: number
}

export type PageUse = keyof GuestPages

export interface BalloonState {
  guest: GuestPages
  /** Application pages that the guest has written to its own disk for want of memory. */
  disk: number
  /** Pages written to or read from the guest's disk so far: what makes it slow. */
  transfers: number
  host: {
    /** Pages of the host that stand behind pages of the guest. */
    guest: number
    free: number
  }
  /** What was played last, undefined before the first action. */
  last: BalloonStep | undefined
}

/**
 * `inflate`: the hypervisor asks for pages. `deflate`: it gives some back. `demand`: the guest's applications want
 * pages that they never had. `touch`: they use pages that the guest has put on its disk.
 */
export interface BalloonAction {
  type: 'inflate' | 'deflate' | 'demand' | 'touch'
  pages: number
}

export interface BalloonStep extends BalloonAction {
  /** Pages found for the action, by what they were before. */
  taken: Record<'free' | 'cache' | 'application', number>
}

const DEFAULTS: BalloonGeometry = { application: 6, cache: 3, free: 3, spare: 2 }

/** What the story of six clicks needs, and what fits on a slide. */
const LEAST: BalloonGeometry = { application: 4, cache: 2, free: 2, spare: 0 }
const DRAWABLE = 16

/** Pages that the guest's disk has room for. */
export const DISK_ROOM = 8

/**
 * A balloon in a guest. Waldspurger (2002): a driver of the guest allocates pages when the hypervisor asks, so it is
 * the guest that chooses, by its own rules, which pages to do without; the hypervisor then takes what the driver holds.
 *
 * The rule: free pages first, then cache, then the guest pages its own applications out. The host gains exactly what
 * the balloon holds. The guest always keeps one application page in memory, or nothing would run in it.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function balloon(
  geometry: Partial<BalloonGeometry> = {},
): SimulationModel<BalloonState, BalloonAction> {
  const { application, cache, free, spare } = checked(orDefaults(geometry, DEFAULTS))
  return {
    initial: () => ({
      guest: { application, cache, free, balloon: 0 },
      disk: 0,
      transfers: 0,
      host: { guest: application + cache + free, free: spare },
      last: undefined,
    }),
    apply,
    trace: [
      [{ type: 'inflate', pages: free - 1 }],
      [{ type: 'inflate', pages: cache }],
      [{ type: 'inflate', pages: 3 }],
      [{ type: 'touch', pages: 1 }],
      [{ type: 'deflate', pages: 4 }],
      [{ type: 'touch', pages: 2 }],
    ],
  }
}

/** The pages of the guest's memory, a number that no action changes. */
export function guestSize({ guest }: Pick<BalloonState, 'guest'>): number {
  return guest.application + guest.cache + guest.free + guest.balloon
}

/** Why an action is impossible, undefined when it is not. */
export function refusal(state: BalloonState, { type, pages }: BalloonAction): string | undefined {
  const { guest, disk } = state
  if (!Number.isInteger(pages) || pages < 1)
    return `pages must be a whole number above 0, not ${String(pages)}`
  const idle = guest.free + guest.cache
  const pagedOut = Math.max(pages - idle, 0)
  switch (type) {
    case 'inflate':
      if (pagedOut >= guest.application) return 'the guest needs one application page in memory to run'
      return disk + pagedOut > DISK_ROOM ? 'the disk of the guest is full' : undefined
    case 'demand':
      return disk + pagedOut > DISK_ROOM ? 'the disk of the guest is full' : undefined
    case 'deflate':
      return pages > guest.balloon ? `the balloon holds ${guest.balloon} pages, not ${pages}` : undefined
    case 'touch':
      return pages > disk ? `the disk of the guest holds ${disk} pages, not ${pages}` : undefined
    default:
      return `a balloon has no action "${String(type)}"`
  }
}

function apply(state: BalloonState, action: BalloonAction): BalloonState {
  const reason = refusal(state, action)
  if (reason !== undefined) throw new RangeError(reason)
  const next: BalloonState = {
    ...state,
    guest: { ...state.guest },
    host: { ...state.host },
    last: { ...action, taken: { free: 0, cache: 0, application: 0 } },
  }
  // One after the other, because a page that was just loaded may be the next to leave.
  for (let page = 0; page < action.pages; page++) playOne(next, action.type)
  return next
}

function playOne(next: BalloonState, type: BalloonAction['type']): void {
  const { guest, host } = next
  if (type === 'deflate') {
    guest.balloon -= 1
    guest.free += 1
    host.free -= 1
    host.guest += 1
    return
  }
  takeOne(next)
  if (type === 'inflate') {
    guest.balloon += 1
    host.free += 1
    host.guest -= 1
    return
  }
  guest.application += 1
  if (type === 'touch') {
    next.disk -= 1
    next.transfers += 1
  }
}

/** The guest empties one of its pages, the one it misses least. */
function takeOne(next: BalloonState): void {
  const { guest, last } = next
  const from = guest.free > 0 ? 'free' : guest.cache > 0 ? 'cache' : 'application'
  guest[from] -= 1
  if (last) last.taken[from] += 1
  if (from !== 'application') return
  next.disk += 1
  next.transfers += 1
}

function checked(geometry: BalloonGeometry): BalloonGeometry {
  for (const [name, least] of Object.entries(LEAST)) {
    const value = geometry[name as keyof BalloonGeometry]
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(`${name} must be a whole number of pages, ${least} or more, not ${String(value)}`)
  }
  const { application, cache, free, spare } = geometry
  const pages = application + cache + free + spare
  if (pages > DRAWABLE)
    throw new RangeError(
      `application, cache, free and spare must make ${DRAWABLE} pages at most, not ${pages}`,
    )
  return geometry
}
