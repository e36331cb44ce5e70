import { quantileSorted } from 'd3-array'
import type { Plan } from '../../addon/presenter/models/plan.ts'
import type { Recording } from '../../addon/presenter/models/recording.ts'

/** What rehearsals say of one part of the deck. Durations in seconds. */
export interface Measure {
  title: string
  /** Number of the slide, or of the first one of a section or session. */
  no: number
  kind: 'slide' | 'section' | 'session'
  planned: number | undefined
  /** Of the last run that went through all of it. */
  last: number | undefined
  /** Over the runs that went through all of it. */
  median: number | undefined
  /** The middle half of these runs lies between. */
  quartiles: readonly [number, number] | undefined
  runs: number
  /** (median − planned) ÷ planned; undefined where one of them is missing. */
  drift: number | undefined
}

/** What drifts more than this is marked. */
export const DRIFT = 0.2

/** A slide that was shown for less is only flown over on the way to another; seconds. */
const FLOWN_OVER = 2

/**
 * Measures each slide, section and session over the recordings.
 * @param recordings oldest first; only the last `runs` of each session count
 * @returns sessions, sections and slides in the order of the deck, the whole before its parts
 */
export function measureRehearsals(
  plan: Plan,
  { recordings, runs }: { recordings: readonly Recording[]; runs: number },
): Measure[] {
  const times = lastRuns(recordings, runs).map(timesOf)
  return plan.slides.flatMap(({ no, id, title, budget, session, section }) => {
    const wholes = [
      { kind: 'session' as const, part: plan.sessions[session] },
      { kind: 'section' as const, part: section === undefined ? undefined : plan.sections[section] },
    ].flatMap(({ kind, part }) => {
      if (part?.first !== no) return []
      const ids = plan.slides
        .filter((slide) => slide.no >= part.first && slide.no <= part.last)
        .map((slide) => ({ id: slide.id, skippable: slide.skippable }))
      return [{ kind, no, title: part.title, planned: part.budget || undefined, ids }]
    })
    const slide = { kind: 'slide' as const, no, title, planned: budget, ids: [{ id, skippable: false }] }
    return [...wholes, slide].map(({ ids, ...part }) => ({
      ...part,
      ...statistics(ids, part.planned, times),
    }))
  })
}

/** The last runs of each session, oldest first. */
function lastRuns(recordings: readonly Recording[], runs: number): Recording[] {
  return recordings.filter(({ header }, index) => {
    const later = recordings.slice(index + 1).filter((other) => other.header.session === header.session)
    return later.length < runs
  })
}

/** Seconds of each slide that the run stayed on, by id. */
function timesOf({ visits }: Recording): Map<string, number> {
  const times = new Map<string, number>()
  for (const { slide, seconds } of visits) times.set(slide, (times.get(slide) ?? 0) + seconds)
  for (const [slide, seconds] of times) if (seconds < FLOWN_OVER) times.delete(slide)
  return times
}

function statistics(
  slides: readonly { id: string; skippable: boolean }[],
  planned: number | undefined,
  runs: readonly ReadonlyMap<string, number>[],
): Pick<Measure, 'last' | 'median' | 'quartiles' | 'runs' | 'drift'> {
  const totals = runs.flatMap((run) => {
    const given = slides.filter(({ id }) => run.has(id))
    const isWhole = given.length > 0 && slides.every(({ id, skippable }) => skippable || run.has(id))
    return isWhole ? [given.reduce((total, { id }) => total + (run.get(id) ?? 0), 0)] : []
  })
  const sorted = [...totals].sort((a, b) => a - b)
  const median = quantileSorted(sorted, 0.5)
  const [low, high] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)]
  return {
    last: totals.at(-1),
    median,
    quartiles: low === undefined || high === undefined ? undefined : [low, high],
    runs: totals.length,
    drift: median === undefined || !planned ? undefined : (median - planned) / planned,
  }
}
