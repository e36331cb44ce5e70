import type { Deck, DeckSlide } from '../../deck/deck.ts'
import type { KeyPath } from '../../deck/keyLine.ts'
import { headmatterLine } from '../../deck/keyLine.ts'
import { readRoutes } from '../../deck/route.ts'
import { sessionsOf } from '../../deck/sessions.ts'
import type { SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'

export const budget: SourceRule = {
  id: 'budget',
  rationale: 'A plan that is longer than its slot is found out when the room leaves.',
  hint: 'Change the `minutes` of the slides, or of the session or route in the headmatter.',
  severity: STRICT,
  check(deck) {
    return [...sessionBudgets(deck), ...routeBudgets(deck)]
      .filter(({ planned, slot }) => Math.abs(planned - slot.minutes + slot.margin) > ROUNDING)
      .map(({ name, planned, slot }) => ({
        message: `${name} plans ${round(planned)} minutes, not ${round(slot.minutes - slot.margin)} (${slot.minutes} less ${slot.margin} kept free)`,
        hint: 'Change the `minutes` of its slides, or of the slot in the headmatter.',
        file: deck.entry,
        line: headmatterLine(deck, slot.path),
      }))
  },
}

/** Sums of decimals must not count as a second of difference. */
const ROUNDING = 1e-6

interface Budget {
  name: string
  planned: number
  /** `path` leads to the slot in the headmatter. */
  slot: { minutes: number; margin: number; path: KeyPath }
}

function sessionBudgets(deck: Deck): Budget[] {
  const { sessions } = deck.headmatter
  if (!Array.isArray(sessions)) return []
  const opened = sessionsOf(deck)
  return sessions.flatMap((session: unknown, index) => {
    const { title, minutes, margin = 0 } = (session ?? {}) as Record<string, unknown>
    if (typeof minutes !== 'number' || typeof margin !== 'number') return []
    const planned = sum(opened[index]?.slides ?? [])
    if (planned === undefined) return []
    const word = typeof title === 'string' ? title : 'sessions'
    const kind = deck.route ? `The route "${deck.route.name}"` : `Session "${word}"`
    return [
      {
        name: kind,
        planned,
        slot: {
          minutes,
          margin,
          path: deck.route ? ['amphi', 'routes', deck.route.name] : ['sessions', index],
        },
      },
    ]
  })
}

/** While the whole deck is read, each route is summed up as well. */
function routeBudgets(deck: Deck): Budget[] {
  if (deck.route) return []
  const minutesOf = new Map(deck.slides.map(({ id, frontmatter }) => [id, frontmatter['minutes']]))
  return readRoutes(deck.headmatter).flatMap(({ name, minutes, margin = 0, slides }) => {
    if (minutes === undefined) return []
    const planned = slides.reduce(
      (total, stop) => total + Number(stop.minutes ?? minutesOf.get(stop.id) ?? 0),
      0,
    )
    return [
      { name: `The route "${name}"`, planned, slot: { minutes, margin, path: ['amphi', 'routes', name] } },
    ]
  })
}

/** The session in which a slide stands, of those that say how long they last. */
export function sessionOf(deck: Deck, slide: DeckSlide): { minutes: number } | undefined {
  const { sessions } = deck.headmatter
  if (!Array.isArray(sessions)) return undefined
  const index = sessionsOf(deck).findIndex(({ slides }) => slides.includes(slide))
  const { minutes } = ((sessions as unknown[])[index] ?? {}) as Record<string, unknown>
  return typeof minutes === 'number' && minutes > 0 ? { minutes } : undefined
}

/** Undefined where nobody plans anything. */
function sum(slides: readonly DeckSlide[]): number | undefined {
  const minutes = slides.flatMap(({ frontmatter }) =>
    typeof frontmatter['minutes'] === 'number' ? [frontmatter['minutes']] : [],
  )
  return minutes.length === 0 ? undefined : minutes.reduce((total, each) => total + each, 0)
}

function round(minutes: number): number {
  return Math.round(minutes * 100) / 100
}
