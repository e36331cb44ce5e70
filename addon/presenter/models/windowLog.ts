/**
 * What one window of the presenter knows of a rehearsal. Each window writes its own, so that two of them never overwrite
 * each other; together they are the rehearsal (replay.ts). Times are milliseconds since 1970.
 */
export interface WindowLog {
  /** Unique among the windows. */
  window: string
  events: readonly RehearsalEvent[]
  /** When this window was there to count: intervals in order, each prolonged by its heartbeat. */
  alive: readonly Interval[]
}

export interface Interval {
  from: number
  to: number
}

export type RehearsalEvent =
  /** Begins to count, forgetting what was before. */
  | { kind: 'start'; at: number; session: number; slide: string; click: number }
  | { kind: 'go'; at: number; slide: string; click: number }
  /** A pause for questions, which counts apart. */
  | { kind: 'pause'; at: number }
  | { kind: 'resume'; at: number }
  /** The gap that began at `gap` was no pause: somebody spoke on. */
  | { kind: 'count'; at: number; gap: number }
  /** Ends the run. */
  | { kind: 'stop'; at: number }

/** A silence longer than this is a pause (sleep, or a clock that jumped: a page cannot tell); ms. */
export const LONGEST_SILENCE = 90_000

/** Adds `event`, which proves as well that the window was there. */
export function withEvent(log: WindowLog, event: RehearsalEvent): WindowLog {
  return { ...withHeartbeat(log, event.at), events: [...log.events, event] }
}

/** Says that the window is there at `at`. After a long silence a new interval begins. */
export function withHeartbeat(log: WindowLog, at: number): WindowLog {
  const last = log.alive.at(-1)
  if (!last || at - last.to > LONGEST_SILENCE) return { ...log, alive: [...log.alive, { from: at, to: at }] }
  return { ...log, alive: [...log.alive.slice(0, -1), { from: last.from, to: Math.max(last.to, at) }] }
}

/**
 * A clock that never goes back. When the machine's does, it goes on from where it was, so that no second is counted
 * twice and none is negative.
 * @param latest the latest time that any window has written
 * @param now the machine's clock, ms
 */
export function steadyClock(latest: number, now: () => number): () => number {
  let shown = latest
  let before = now()
  if (before > shown) shown = before
  return () => {
    const read = now()
    if (read > before) shown += read - before
    before = read
    return shown
  }
}
