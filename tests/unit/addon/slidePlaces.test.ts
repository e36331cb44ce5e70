import { describe, expect, it } from 'vitest'
import { slidePlaces } from '../../../addon/handout/slidePlaces.ts'

function places(...frontmatters: Record<string, unknown>[]) {
  return slidePlaces(frontmatters.map((frontmatter, index) => ({ title: `Slide ${index + 1}`, frontmatter })))
}

describe('the place of a slide', () => {
  it('is the session and the section that were opened last', () => {
    const found = places(
      { session: 'One' },
      { section: 'Why' },
      {},
      { section: 'How' },
      { session: 'Two' },
      { section: 'What' },
    )
    expect(found.map(({ session, sessionTitle, section }) => [session, sessionTitle, section])).toEqual([
      [1, 'One', undefined],
      [1, 'One', 'Why'],
      [1, 'One', 'Why'],
      [1, 'One', 'How'],
      [2, 'Two', undefined],
      [2, 'Two', 'What'],
    ])
  })

  it('is called by the title of the slide that opens it without a name', () => {
    expect(places({ session: true, section: true })[0]).toMatchObject({
      sessionTitle: 'Slide 1',
      section: 'Slide 1',
    })
  })

  it('is nameless in a deck that opens nothing', () => {
    expect(places({}, { section: null, session: false })).toEqual([
      { session: 1, sessionTitle: undefined, section: undefined },
      { session: 1, sessionTitle: undefined, section: undefined },
    ])
  })
})
