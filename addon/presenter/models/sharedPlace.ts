/** Where all presenters of a deck stand, as one of them last said. */
export interface SharedPlace extends Place {
  /** Grows with every move, whichever window moves. */
  revision: number
  /** Id of the window that moved. */
  window: string
}

export interface Place {
  /** 1-based number of the slide. */
  no: number
  /** As the address has it: not yet clamped to the clicks of the slide. */
  clicks: number
}

/** What the presenters tell each other; `asks` is what a window says that has just been opened. */
export type PlaceMessage = { asks: true } | SharedPlace

/** Of two places the later revision wins, ties by window: every window ends at the same, in any order of arrival. */
export function laterPlace(ours: SharedPlace, theirs: SharedPlace): SharedPlace {
  if (theirs.revision !== ours.revision) return theirs.revision > ours.revision ? theirs : ours
  return theirs.window > ours.window ? theirs : ours
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.no === other.no && one.clicks === other.clicks
}

/** Whether `data`, from any window, is such a message. */
export function isPlaceMessage(data: unknown): data is PlaceMessage {
  if (typeof data !== 'object' || data === null) return false
  if ('asks' in data) return data.asks === true
  const { no, clicks, revision, window } = data as Record<string, unknown>
  return [no, clicks, revision].every(Number.isInteger) && typeof window === 'string'
}
