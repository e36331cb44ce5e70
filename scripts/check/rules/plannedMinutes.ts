import type { Deck } from '../../deck/deck.ts'
import { headmatterLine, keyLine } from '../../deck/keyLine.ts'
import type { Offence, SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { sessionOf } from './budget.ts'

export const plannedMinutes: SourceRule = {
  id: 'planned-minutes',
  rationale: 'Minutes that cannot be make every sum wrong that they enter.',
  hint: 'Write a number from 0 to the length of the session, such as minutes: 2.5.',
  severity: STRICT,
  check(deck) {
    return [...slideMinutes(deck), ...slotMinutes(deck)]
  },
}

function slideMinutes(deck: Deck): Offence[] {
  return deck.slides.flatMap((slide) => {
    const { minutes } = slide.frontmatter
    if (minutes === undefined || minutes === null) return []
    const session = sessionOf(deck, slide)
    const problem =
      faultOf(minutes) ??
      (session && Number(minutes) > session.minutes
        ? `are more than its session has (${session.minutes})`
        : undefined)
    if (problem === undefined) return []
    const message = `The ${said(minutes)} minutes of slide ${slide.no} ${problem}`
    return [{ message, file: slide.place.file, line: keyLine(slide, 'minutes'), slide: slide.no }]
  })
}

/** Of the sessions and the routes. */
function slotMinutes(deck: Deck): Offence[] {
  const { sessions, amphi } = deck.headmatter
  const { routes } = (amphi ?? {}) as { routes?: unknown }
  const slots = [
    ...(Array.isArray(sessions) && !deck.route
      ? (sessions as unknown[]).map((slot, index) => ({ name: 'sessions', slot, path: ['sessions', index] }))
      : []),
    ...(typeof routes === 'object' && routes !== null
      ? Object.entries(routes).map(([name, slot]: [string, unknown]) => ({
          name,
          slot,
          path: ['amphi', 'routes', name],
        }))
      : []),
  ]
  return slots.flatMap(({ name, slot, path }) => {
    const { title, minutes, margin } = (slot ?? {}) as Record<string, unknown>
    const problems = [minutes, margin].flatMap((value) => {
      const problem = value === undefined ? undefined : faultOf(value)
      return problem
        ? [`The ${said(value)} minutes of "${typeof title === 'string' ? title : name}" ${problem}`]
        : []
    })
    const word = typeof title === 'string' ? title : name
    if (problems.length === 0 && Number(margin) >= Number(minutes))
      problems.push(`"${word}" keeps all of its ${said(minutes)} minutes free`)
    return problems.map((message) => ({ message, file: deck.entry, line: headmatterLine(deck, path) }))
  })
}

function faultOf(minutes: unknown): string | undefined {
  if (typeof minutes !== 'number' || !Number.isFinite(minutes)) return 'are no number'
  return minutes < 0 ? 'are less than none' : undefined
}

function said(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
