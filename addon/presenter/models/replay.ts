import { withoutEchoes } from './echoes.ts'
import type { Interval, RehearsalEvent, WindowLog } from './windowLog.ts'
import { LONGEST_SILENCE } from './windowLog.ts'

/** A rehearsal as its windows tell it. Times at which something happens are ms since 1970, durations are seconds. */
export interface Rehearsal {
  /** When the run began; undefined before the first start. */
  startedAt: number | undefined
  /** Index of the session that is rehearsed. */
  session: number
  state: 'idle' | 'running' | 'questions' | 'ended'
  /** Counted so far: neither questions nor gaps. */
  seconds: number
  /** Spent on questions. */
  questions: number
  /** Silences longer than `LONGEST_SILENCE`, in order. */
  gaps: readonly Gap[]
  /** One for each stay at a click of a slide, in order; the last one is still going on while `running`. */
  visits: readonly Visit[]
}

export interface Gap extends Interval {
  /** Whether it was given back to the running time. */
  counted: boolean
}

export interface Visit {
  /** Id of the slide. */
  slide: string
  click: number
  /** Running time at which it began, seconds. */
  start: number
  /** Counted, seconds. */
  seconds: number
}

const NOTHING: Rehearsal = {
  startedAt: undefined,
  session: 0,
  state: 'idle',
  seconds: 0,
  questions: 0,
  gaps: [],
  visits: [],
}

/**
 * Puts together what the windows have written: the same logs give the same rehearsal in every window and after any
 * reload. Pure; `now` is ms since 1970 and counts as a sign of life.
 */
export function replay(written: readonly WindowLog[], now: number): Rehearsal {
  // Each window names its own first; what happened in the same millisecond must have one order in all of them.
  const logs = written.toSorted((a, b) => (a.window < b.window ? -1 : 1))
  const events = logs.flatMap((log) => log.events).sort((a, b) => a.at - b.at)
  const start = events.findLast((event) => event.kind === 'start')
  if (!start) return NOTHING
  const since = events.filter((event) => event.at >= start.at && event.kind !== 'start')
  const stop = since.find((event) => event.kind === 'stop')
  const end = Math.max(start.at, stop?.at ?? now)

  const gaps = gapsBetween(signsOfLife(logs), { from: start.at, to: end }).map((gap) => ({
    ...gap,
    counted: since.some((event) => event.kind === 'count' && event.gap === gap.from),
  }))
  const questions = pauses(since, end)
  const silent = gaps.filter(({ counted }) => !counted)
  const uncounted = union([...questions, ...silent])
  const counted = (from: number, to: number) => (to - from - covered(uncounted, { from, to })) / 1000

  const moves = withoutEchoes(logs).filter(({ at }) => at >= start.at && at <= end)
  const stays: { at: number; slide: string; click: number }[] = [start]
  for (const move of moves) {
    const here = stays.at(-1)
    if (here?.slide !== move.slide || here.click !== move.click) stays.push(move)
  }
  return {
    startedAt: start.at,
    session: start.session,
    state: stop ? 'ended' : questions.at(-1)?.open ? 'questions' : 'running',
    seconds: counted(start.at, end),
    questions: (covered(union(questions), { from: start.at, to: end }) - overlap(questions, silent)) / 1000,
    gaps,
    visits: stays.map(({ at, slide, click }, index) => ({
      slide,
      click,
      start: counted(start.at, at),
      seconds: counted(at, stays[index + 1]?.at ?? end),
    })),
  }
}

/** When any window was there. An event is a sign of life too: a heartbeat may not have been written any more. */
function signsOfLife(logs: readonly WindowLog[]): Interval[] {
  return union(
    logs.flatMap(({ alive, events }) => [...alive, ...events.map(({ at }) => ({ from: at, to: at }))]),
  )
}

function gapsBetween(alive: readonly Interval[], within: Interval): Interval[] {
  const found: Interval[] = []
  let quietSince = within.from
  for (const { from, to } of [...alive, { from: within.to, to: within.to }]) {
    if (to < within.from) continue
    const until = Math.min(from, within.to)
    if (until - quietSince > LONGEST_SILENCE) found.push({ from: quietSince, to: until })
    quietSince = Math.max(quietSince, Math.min(to, within.to))
  }
  return found
}

function pauses(events: readonly RehearsalEvent[], end: number): (Interval & { open: boolean })[] {
  const found: (Interval & { open: boolean })[] = []
  for (const { kind, at } of events) {
    const last = found.at(-1)
    // Two windows may both have pressed the key: the first counts.
    if (kind === 'pause' && !last?.open) found.push({ from: at, to: end, open: true })
    if (kind === 'resume' && last?.open) found[found.length - 1] = { from: last.from, to: at, open: false }
  }
  return found
}

/** Sorted and apart from each other. */
function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** Milliseconds of `within` that `intervals`, apart from each other, cover. */
function covered(intervals: readonly Interval[], within: Interval): number {
  return intervals.reduce(
    (total, { from, to }) => total + Math.max(0, Math.min(to, within.to) - Math.max(from, within.from)),
    0,
  )
}

/** A machine that sleeps while questions are asked: that time is shown as a gap, not as questions as well. */
function overlap(some: readonly Interval[], others: readonly Interval[]): number {
  return union(some).reduce((total, one) => total + covered(others, one), 0)
}
