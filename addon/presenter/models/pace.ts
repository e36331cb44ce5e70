import type { Plan, PlannedSession, PlannedSlide } from './plan.ts'
import type { Rehearsal } from './replay.ts'
import { slidesToSkip } from './skips.ts'

/** Where the lecturer is and where the plan is. All durations in seconds. */
export interface Pace {
  /** Counted on this slide, all its visits together. */
  onSlide: number
  /** Of this slide; undefined without one. */
  slideBudget: number | undefined
  nextBudget: number | undefined
  /** Counted since the start. */
  elapsed: number
  /** Where the plan would be by now: what stands before this slide, and of this slide no more than its budget. */
  planned: number
  /** Positive: behind the plan. */
  behind: number
  /** What the plan still needs from here on. */
  left: number
  /** Until the end of the session's slot; undefined where the deck does not say how long it is. Negative: overtime. */
  slotLeft: number | undefined
  section: Progress | undefined
  session: Progress
  /** Slides ahead whose omission brings the plan back; empty when not late. */
  skips: readonly PlannedSlide[]
  /** What is still missing when all of `skips` are left out. */
  missing: number
}

export interface Progress {
  title: string
  /** 1-based place of the slide among `count`. */
  place: number
  count: number
  budget: number
}

/** Nobody is late for half a minute. */
export const TOLERANCE = 30

/**
 * @param slide id of the slide that is shown; one that the plan does not know counts as the session's first
 */
export function paceOf({
  plan,
  rehearsal,
  slide,
}: {
  plan: Plan
  rehearsal: Rehearsal
  slide: string
}): Pace {
  const session = sessionAt(plan, rehearsal.session)
  const own = plan.slides.filter(({ no }) => no >= session.first && no <= session.last)
  const at = Math.max(
    0,
    own.findIndex(({ id }) => id === slide),
  )
  const here = own[at]
  const onSlide = rehearsal.visits.reduce(
    (total, visit) => (visit.slide === slide ? total + visit.seconds : total),
    0,
  )
  const before = budgetOf(own.slice(0, at))
  const ahead = own.slice(at + 1)
  const spent = Math.min(onSlide, here?.budget ?? 0)
  const planned = before + spent
  const behind = rehearsal.seconds - planned
  const { skips, missing } = slidesToSkip(ahead, behind > TOLERANCE ? behind : 0)
  return {
    onSlide,
    slideBudget: here?.budget,
    nextBudget: ahead[0]?.budget,
    elapsed: rehearsal.seconds,
    planned,
    behind,
    left: (here?.budget ?? 0) - spent + budgetOf(ahead),
    slotLeft: session.slot === undefined ? undefined : session.slot - rehearsal.seconds - rehearsal.questions,
    section: sectionProgress(plan, here),
    session: progress(session, here),
    skips,
    missing,
  }
}

function sessionAt({ sessions, slides }: Plan, index: number): PlannedSession {
  return (
    sessions[index] ??
    sessions[0] ?? { title: '', first: 1, last: slides.length, budget: 0, slot: undefined, margin: 0 }
  )
}

function sectionProgress({ sections }: Plan, slide: PlannedSlide | undefined): Progress | undefined {
  const section = slide?.section === undefined ? undefined : sections[slide.section]
  return section && progress(section, slide)
}

function progress(
  { title, first, last, budget }: Pick<PlannedSession, 'title' | 'first' | 'last' | 'budget'>,
  slide: PlannedSlide | undefined,
): Progress {
  return { title, place: (slide?.no ?? first) - first + 1, count: last - first + 1, budget }
}

function budgetOf(slides: readonly PlannedSlide[]): number {
  return slides.reduce((total, { budget = 0 }) => total + budget, 0)
}
