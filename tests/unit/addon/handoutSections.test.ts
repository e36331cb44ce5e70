import { describe, expect, it } from 'vitest'
import type { PlannedSlide } from '../../../addon/handout/sections.ts'
import { evenPages, pageRuns, runLabel, sectionsOf } from '../../../addon/handout/sections.ts'

function slides(...frontmatters: Record<string, unknown>[]): PlannedSlide[] {
  return frontmatters.map(({ title, ...frontmatter }, index) => ({
    no: index + 1,
    meta: { slide: { ...(typeof title === 'string' ? { title } : {}), frontmatter } },
  }))
}

/** A deck of sections of so many slides each, named A, B, C … */
function sized(...sizes: number[]): PlannedSlide[] {
  return slides(
    ...sizes.flatMap((size, at) =>
      Array.from({ length: size }, (_, index) =>
        index === 0 ? { section: String.fromCharCode(65 + at) } : {},
      ),
    ),
  )
}

const numbers = (groups: { slides: PlannedSlide[] }[]): number[][] =>
  groups.map((group) => group.slides.map(({ no }) => no))

describe('sectionsOf', () => {
  it('makes one untitled section of a deck that names none', () => {
    const found = sectionsOf(slides({}, {}, {}))
    expect(numbers(found)).toEqual([[1, 2, 3]])
    expect(found[0]).toMatchObject({ title: undefined, session: undefined })
  })

  it('opens a section at frontmatter `section` and at a slide of layout `section`, named by the slide’s title', () => {
    const found = sectionsOf(
      slides({}, { section: 'First <part>' }, {}, { layout: 'section', title: 'Second **part**' }, {}),
    )
    expect(numbers(found)).toEqual([[1], [2, 3], [4, 5]])
    expect(found.map(({ title }) => title)).toEqual([undefined, 'First <part>', 'Second part'])
    expect(found.map(({ hasTitleSlide }) => hasTitleSlide)).toEqual([false, false, true])
  })

  it('opens one where a session begins, and counts the sessions', () => {
    const found = sectionsOf(
      slides({ session: 'One' }, { section: 'A' }, { session: 'Two' }, { section: 'B' }),
    )
    expect(found.map(({ session }) => session)).toEqual([1, 1, 2, 2])
    expect(found.map(({ opens }) => opens)).toEqual(['One', undefined, 'Two', undefined])
  })
})

describe('pageRuns', () => {
  it('begins a page with each section', () => {
    expect(pageRuns(sectionsOf(sized(2, 3, 2))).map(({ sections }) => sections.length)).toEqual([1, 1, 1])
  })

  it('leaves no page to a single slide, wherever it stands', () => {
    for (const deck of [sized(1, 3, 2), sized(3, 1, 2), sized(3, 2, 1), sized(1, 1, 1, 1)]) {
      for (const { sections } of pageRuns(sectionsOf(deck))) {
        expect(sections.flatMap((section) => section.slides).length).toBeGreaterThan(1)
      }
    }
  })

  it('keeps a deck of one slide', () => {
    expect(pageRuns(sectionsOf(slides({})))).toHaveLength(1)
  })
})

describe('evenPages', () => {
  it('fills every page but the last, over the ends of sections', () => {
    const pages = evenPages(sectionsOf(sized(2, 5)), 3)
    expect(pages.map(({ sections }) => numbers(sections))).toEqual([[[1, 2], [3]], [[4, 5, 6]], [[7]]])
  })
})

describe('runLabel', () => {
  const words = { session: 'Session', sessions: 2 }

  it('names the session and the sections', () => {
    const [run] = pageRuns(sectionsOf(slides({ session: 'One', section: 'A' }, {}, { section: 'B' })))
    expect(run && runLabel(run, words)).toBe('Session 1 · A · B')
  })

  it('is silent about the only session, and empty for a deck without sections', () => {
    const [run] = pageRuns(sectionsOf(slides({ session: 'One', section: 'A' }, {})))
    expect(run && runLabel(run, { ...words, sessions: 1 })).toBe('A')
    const [plain] = pageRuns(sectionsOf(slides({}, {})))
    expect(plain && runLabel(plain, { ...words, sessions: 0 })).toBe('')
  })
})
