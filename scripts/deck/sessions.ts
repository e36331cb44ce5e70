import { planOf } from '../../addon/presenter/models/plan.ts'
import { AmphiError } from '../errors.ts'
import type { Deck, DeckSlide } from './deck.ts'

/** One sitting of a lecture. */
export interface Session {
  /** 1-based. */
  number: number
  title: string | undefined
  slides: DeckSlide[]
}

type Sessions = Pick<Deck, 'slides' | 'headmatter'>

/**
 * The sessions that the slides open by frontmatter `session`, in order: at least one, since a deck that opens none is
 * one session. So is a route: its slides open none. Titles are those of the headmatter's `sessions`, else
 * those that the slides give.
 */
export function sessionsOf({ slides, headmatter }: Sessions): Session[] {
  const plan = planOf({ slides, sessions: headmatter['sessions'] })
  return plan.sessions.map(({ title, first, last }, index) => ({
    number: index + 1,
    title: title || undefined,
    slides: slides.slice(first - 1, last),
  }))
}

/**
 * @returns the session of that number
 * @throws {AmphiError} with exit code 2 when the deck has no such session, or a route was asked for as well
 */
export function findSession(deck: Sessions & Pick<Deck, 'entry' | 'route'>, number: number): Session {
  if (deck.route) {
    throw new AmphiError(`The route "${deck.route.name}" has no sessions: it fills one slot`, {
      exitCode: 2,
      hint: 'Leave out --session or --route.',
    })
  }
  const sessions = sessionsOf(deck)
  const found = sessions[number - 1]
  if (found) return found
  const names = sessions.map((session) =>
    session.title ? `${session.number} (${session.title})` : String(session.number),
  )
  throw new AmphiError(`The deck has no session ${number}`, {
    exitCode: 2,
    file: deck.entry,
    hint:
      sessions.length > 1
        ? `It has: ${names.join(', ')}.`
        : 'It has one only: a slide opens another by `session: Its title` in its frontmatter.',
  })
}
