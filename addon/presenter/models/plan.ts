import { isGiven, sessionNumbers } from '../../handout/sessionNumbers.ts'

/** What a deck says of its time: the budget of each slide, the sections and the sessions they make up. */
export interface Plan {
  slides: readonly PlannedSlide[]
  sections: readonly PlannedSection[]
  /** At least one: a deck that names none is one session without a slot. */
  sessions: readonly PlannedSession[]
}

export interface PlannedSlide {
  /** 1-based. */
  no: number
  id: string
  title: string
  /** Seconds; undefined where the slide names no usable `minutes`. */
  budget: number | undefined
  /** May be dropped when late. */
  skippable: boolean
  /** Index in `sections`; undefined before the first one. */
  section: number | undefined
  /** Index in `sessions`. */
  session: number
}

export interface PlannedSection {
  title: string
  /** Number of its first and its last slide, 1-based. A new session opens a new section. */
  first: number
  last: number
  /** Seconds: the sum of its slides. */
  budget: number
}

export interface PlannedSession extends PlannedSection {
  /** Seconds in the timetable; undefined where the deck does not say. */
  slot: number | undefined
  /** Seconds of the slot that are kept free. */
  margin: number
}

/** A slide as the deck has it; `frontmatter` keys are those of the author. */
export interface SlideFacts {
  id: string
  title: string
  frontmatter: Readonly<Record<string, unknown>>
}

/**
 * @param slides all of them, in order
 * @param sessions the headmatter's `sessions`, of any shape; on a route, its one slot
 */
export function planOf({ slides, sessions }: { slides: readonly SlideFacts[]; sessions: unknown }): Plan {
  const slots = Array.isArray(sessions) ? (sessions as unknown[]) : []
  const planned: PlannedSlide[] = []
  const openedSections: { title: string; first: number }[] = []
  const openedSessions: { title: string; first: number }[] = []
  const numbers = sessionNumbers(slides.map(({ frontmatter }) => frontmatter))
  for (const [index, { id, title, frontmatter }] of slides.entries()) {
    const no = index + 1
    const { session, section, minutes, skippable } = frontmatter
    const opens = openedSessions.length < (numbers[index] ?? 1)
    if (opens) openedSessions.push({ title: '', first: no })
    const inSession = openedSessions.at(-1)
    if (inSession?.title === '' && isGiven(session)) inSession.title = text(session)
    if (isGiven(section)) openedSections.push({ title: text(section), first: no })
    const inSection = openedSections.at(-1)
    const belongs = inSection && inSection.first >= (inSession?.first ?? 1)
    planned.push({
      no,
      id,
      title,
      budget: seconds(minutes),
      skippable: skippable === true,
      section: belongs ? openedSections.length - 1 : undefined,
      session: openedSessions.length - 1,
    })
  }
  if (openedSessions.length === 0) openedSessions.push({ title: '', first: 1 })
  const budgetOf = (of: (slide: PlannedSlide) => boolean) =>
    planned.filter(of).reduce((total, { budget = 0 }) => total + budget, 0)
  return {
    slides: planned,
    sections: openedSections.map(({ title, first }, index) => {
      const own = planned.filter(({ section }) => section === index)
      return {
        title,
        first,
        last: own.at(-1)?.no ?? first,
        budget: budgetOf(({ section }) => section === index),
      }
    }),
    sessions: openedSessions.map(({ title, first }, index) => {
      const slot = (slots[index] ?? {}) as Record<string, unknown>
      return {
        title: text(slot['title']) || title,
        first,
        last: (openedSessions[index + 1]?.first ?? planned.length + 1) - 1,
        budget: budgetOf(({ session }) => session === index),
        slot: seconds(slot['minutes']),
        margin: seconds(slot['margin']) ?? 0,
      }
    }),
  }
}

/** Whether anybody plans anything: without it there is time to show, and nothing to compare it with. */
export function hasBudget({ slides }: Plan): boolean {
  return slides.some(({ budget }) => budget !== undefined)
}

/** Longer than a day is a slip of the keyboard; the checks say so. */
const LONGEST = 24 * 60 * 60

function seconds(minutes: unknown): number | undefined {
  if (typeof minutes !== 'number' || !(minutes >= 0) || minutes * 60 > LONGEST) return undefined
  return minutes * 60
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}
