/** Chance that comes from a seed, so that a trial can be repeated alone. */
export interface Chance {
  /** From 0 up to 1, without it. */
  next: () => number
  /** From 0 up to `end`, without it. */
  below: (end: number) => number
  pick: <T>(items: readonly T[]) => T
}

/** The chance of one trial: what happened in those before does not change it. */
export function chanceOf(seed: number, trial: number): Chance {
  // Mulberry32, begun far apart for neighbouring trials.
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(trial + 1, 0x85ebca6b)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  return { next, below, pick }
}
