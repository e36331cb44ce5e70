/** What the plan of a deck needs of a slide. `no` counts from 1. */
export interface DeckSlide {
  no: number
  frontmatter: Readonly<Record<string, unknown>>
}

/** One part of a session: its slides `first` to `last` and its planned minutes (0 when none is budgeted). */
interface SectionSpan {
  first: number
  last: number
  minutes: number
}

/** Where a section slide stands. `session` and `part` count from 1. */
interface SectionPlan {
  session: number
  sessions: number
  part: number
  /** Every part of the same session, in order; `spans[part - 1]` is this one. */
  spans: SectionSpan[]
}

/**
 * The place of slide `no` in its session. A slide opens a session by frontmatter `session`, a part by `section` or by
 * layout `section`. Undefined when the slide stands before the first part of its session.
 */
export function sectionPlan(slides: readonly DeckSlide[], no: number): SectionPlan | undefined {
  const sessionStarts = starts(slides, ({ frontmatter }) => frontmatter['session'] !== undefined)
  const session = sessionStarts.filter((start) => start <= no).length
  const from = sessionStarts[session - 1] ?? 1
  const to = sessionStarts[session] ?? slides.length + 1

  const inSession = slides.filter((slide) => slide.no >= from && slide.no < to)
  const partStarts = starts(inSession, opensPart)
  const spans = partStarts.map((first, index) => {
    const last = (partStarts[index + 1] ?? to) - 1
    const minutes = inSession
      .filter((slide) => slide.no >= first && slide.no <= last)
      .reduce((sum, slide) => sum + Number(slide.frontmatter['minutes'] ?? 0), 0)
    return { first, last, minutes }
  })
  const part = partStarts.filter((start) => start <= no).length
  return part === 0
    ? undefined
    : { session: Math.max(session, 1), sessions: Math.max(sessionStarts.length, 1), part, spans }
}

function opensPart({ frontmatter }: DeckSlide): boolean {
  return frontmatter['section'] !== undefined || frontmatter['layout'] === 'section'
}

function starts(slides: readonly DeckSlide[], opens: (slide: DeckSlide) => boolean): number[] {
  return slides.filter(opens).map((slide) => slide.no)
}
