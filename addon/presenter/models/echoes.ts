import type { RehearsalEvent, WindowLog } from './windowLog.ts'

/** How long after the first window another may still report the same move, ms. Background windows are slow. */
const ECHO_WINDOW = 2_000

export type Move = Extract<RehearsalEvent, { kind: 'go' }>

/**
 * The windows follow each other, so that every move is reported by all of them. This keeps the first report of each:
 * a window that reports what another has just reported repeats it. It may leave out steps that went by too fast.
 * @returns the moves, in the order of their times
 */
export function withoutEchoes(logs: readonly WindowLog[]): Move[] {
  const reports = logs
    .flatMap(({ window, events }) =>
      events.flatMap((event) => (event.kind === 'go' ? [{ window, move: event }] : [])),
    )
    // A stable sort: the order within a window is kept.
    .sort((a, b) => a.move.at - b.move.at)
  /** What each window is still to repeat. */
  const awaited = new Map(logs.map(({ window }) => [window, [] as Move[]]))
  return reports.flatMap(({ window, move }) => {
    const own = (awaited.get(window) ?? []).filter(({ at }) => move.at - at <= ECHO_WINDOW)
    const repeated = own.findIndex(({ slide, click }) => slide === move.slide && click === move.click)
    awaited.set(window, own.slice(repeated + 1))
    if (repeated >= 0) return []
    for (const [other, moves] of awaited) if (other !== window) moves.push(move)
    return [move]
  })
}
