import { isGiven, sessionNumbers } from './sessionNumbers.ts'

/** What a slide belongs to, in the author's words. */
export interface SlidePlace {
  /** 1-based. */
  session: number
  /** Title of the session; undefined in a deck that opens none. */
  sessionTitle: string | undefined
  /** Undefined before the first section of a session. */
  section: string | undefined
}

interface SlideWords {
  title: string
  frontmatter: Record<string, unknown>
}

/**
 * The session and the section of every slide, in the order of the deck. A slide opens one by the frontmatter keys
 * `session` and `section`: their text names it, and where there is none, the slide's title does.
 */
export function slidePlaces(slides: readonly SlideWords[]): SlidePlace[] {
  const sessions = sessionNumbers(slides.map(({ frontmatter }) => frontmatter))
  let sessionTitle: string | undefined
  let section: string | undefined
  return slides.map(({ title, frontmatter }, index) => {
    if (isGiven(frontmatter['session'])) {
      sessionTitle = nameOf(frontmatter['session'], title)
      section = undefined
    }
    if (isGiven(frontmatter['section'])) section = nameOf(frontmatter['section'], title)
    return { session: sessions[index] ?? 1, sessionTitle, section }
  })
}

function nameOf(value: unknown, title: string): string {
  return typeof value === 'string' && value.trim() ? value : title
}
