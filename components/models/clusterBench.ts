import { loadOf, loadsOn, type Placement } from './cluster.ts'
import { largestFirst } from './placement.ts'

/** In how many columns the servers of before stand. */
export const COLUMNS = 5
/** More than these have changed at once when everything was placed anew: nothing to point at. */
const POINTED = 6

/** Where the block of a load stands: in the grid of the servers of before, or on a host above so many Gio. */
type Standing = { column: number; row: number } | { host: number; below: number }

/** The cell of a load's server of before, from the top left. */
export function serverCell(load: number): { column: number; row: number } {
  return { column: load % COLUMNS, row: Math.floor(load / COLUMNS) }
}

/** On its host a block stands on the larger ones. */
export function standing(placement: Placement, load: number): Standing {
  const place = placement.places[load] ?? 'own'
  if (place === 'own') return serverCell(load)
  const pile = largestFirst(placement, loadsOn(placement, place))
  const below = pile.slice(0, pile.indexOf(load)).map((each) => loadOf(placement, each).memory)
  return { host: place, below: below.reduce((sum, memory) => sum + memory, 0) }
}

/** Loads that the last step moved, unless it moved too many to point at them. */
export function movedLoads(now: Placement, before: Placement | undefined): number[] {
  if (!before) return []
  const all = [...now.loads.keys()].filter((load) => before.places[load] !== now.places[load])
  return all.length <= POINTED ? all : []
}
