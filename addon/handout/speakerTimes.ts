import { sessionNumbers } from './sessionNumbers.ts'

/** Where a slide stands in the plan of its session. */
export interface SpeakerTime {
  /** Minutes that the slide may take; undefined where nobody plans any. */
  budget: number | undefined
  /** Minutes from the beginning of the session to the slide; undefined in a session without any plan. */
  elapsed: number | undefined
  /** Time of day at which the slide begins, `HH:MM`, the last full minute; undefined without a start. */
  clock: string | undefined
}

/**
 * The plan of every slide, in the order of the deck.
 * @param frontmatters of all slides
 * @param start when session `from` begins, `HH:MM`. The others get no time of day: nobody says how long the break is.
 * @param from 1-based
 */
export function speakerTimes({
  frontmatters,
  start,
  from = 1,
}: {
  frontmatters: readonly Record<string, unknown>[]
  start?: string | undefined
  from?: number | undefined
}): SpeakerTime[] {
  const sessions = sessionNumbers(frontmatters)
  const budgets = frontmatters.map(({ minutes }) => (typeof minutes === 'number' ? minutes : undefined))
  const planned = new Set(sessions.filter((_, index) => budgets[index] !== undefined))
  const spent = new Map<number, number>()
  return budgets.map((budget, index) => {
    const session = sessions[index] ?? 1
    const elapsed = spent.get(session) ?? 0
    spent.set(session, elapsed + (budget ?? 0))
    const isPlanned = planned.has(session)
    return {
      budget,
      elapsed: isPlanned ? elapsed : undefined,
      clock: isPlanned && start !== undefined && session === from ? clockAt(start, elapsed) : undefined,
    }
  })
}

/** `0.5` → `30 s`, `4` → `4 min`, `1.25` → `1 min 15`. */
export function spokenMinutes(minutes: number): string {
  const seconds = Math.round(minutes * 60)
  const [full, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (full === 0 && rest > 0) return `${rest} s`
  return rest === 0 ? `${full} min` : `${full} min ${String(rest).padStart(2, '0')}`
}

function clockAt(start: string, elapsed: number): string {
  const [hours = 0, minutes = 0] = start.split(':').map(Number)
  // A hair more, because sums of decimals fall short of a full minute.
  const total = hours * 60 + minutes + Math.floor(elapsed + 1e-6)
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${pad(Math.floor(total / 60) % 24)}:${pad(total % 60)}`
}
