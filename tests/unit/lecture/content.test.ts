import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { splitHandoutProse } from '../../../addon/setup/handoutProse.ts'
import bibliography from '../../../data/bibliography.json' with { type: 'json' }
import glossary from '../../../data/glossary.json' with { type: 'json' }
import history from '../../../data/history.json' with { type: 'json' }
import quiz from '../../../data/quiz.json' with { type: 'json' }
import type { Deck, DeckSlide } from '../../../scripts/deck/deck.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'

const entry = fileURLToPath(new URL('../../../slides.md', import.meta.url))

let deck: Deck
/** The slides of each session. */
let sessions: DeckSlide[][]
beforeAll(async () => {
  deck = (await readDeck(entry, new AbortController().signal)).deck
  const starts = deck.slides
    .filter(({ frontmatter }) => frontmatter['session'] !== undefined)
    .map(({ no }) => no - 1)
  sessions = starts.map((start, index) => deck.slides.slice(start, starts[index + 1]))
})

/** Ids of an attribute of a component on the slides. */
function ids(component: string): string[] {
  const pattern = new RegExp(`<${component}\\s[^>]*\\bid="([^"]+)"`, 'g')
  return deck.slides.flatMap(({ content }) => [...content.matchAll(pattern)].map(([, id = '']) => id))
}

describe('the sources of the lecture', () => {
  it('are in the bibliography when they are cited, and cited when they are in the bibliography', () => {
    const cited = [
      ...ids('Cite'),
      ...deck.slides.flatMap(({ frontmatter }) => (frontmatter['sources'] as string[] | undefined) ?? []),
      ...history.map(({ source }) => source),
      ...quiz.flatMap(({ sources }) => sources),
    ]
    expect([...new Set(cited)].sort()).toEqual(bibliography.map(({ id }) => id).sort())
  })

  it('stand in the order of their authors', () => {
    const names = bibliography.map(({ author }) => {
      const [first] = author as { family?: string; literal?: string }[]
      return first?.literal ?? first?.family ?? ''
    })
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'fr', { sensitivity: 'base' })))
  })

  it('lead to originals: no mirror, no document that wants a login', () => {
    const copies = /scribd|docplayer|docslib|slideum|studylib|wikisum|liquisearch|wikipedia|academia\.edu/
    expect(bibliography.filter(({ URL = '' }) => copies.test(URL))).toEqual([])
  })
})

describe('the glossary', () => {
  it('defines every term that a slide marks', () => {
    const known = glossary.map(({ id }) => id)
    expect(ids('Term').filter((id) => !known.includes(id))).toEqual([])
    expect(ids('Term').length).toBeGreaterThan(0)
  })
})

describe.each([0, 1])('session %i', (index) => {
  const slides = () => sessions[index] ?? []

  it('lasts its fifty-five minutes, five of them free', () => {
    expect(slides().reduce((sum, { frontmatter }) => sum + Number(frontmatter['minutes']), 0)).toBe(50)
  })

  it('says in a note what each slide is for, with one mark for each click that the slide names', () => {
    for (const { id, note, layout, frontmatter } of slides()) {
      if (layout !== 'sources') expect(note.length, id).toBeGreaterThan(100)
      if (typeof frontmatter['clicks'] === 'number')
        expect(note.split('[click]').length - 1, id).toBe(frontmatter['clicks'])
    }
  })

  it('asks the room on every slide of content', () => {
    const asking = slides().filter(({ layout }) => !['cover', 'section', 'quiz', 'sources'].includes(layout))
    for (const { id, content } of asking) expect(content, id).toContain('<Question>')
  })

  it('explains each slide in prose of about sixty to a hundred words', () => {
    const told = slides().filter(
      ({ layout, frontmatter: { question, first } }) =>
        (layout !== 'quiz' || question === undefined || question === 1) &&
        (layout !== 'sources' || first === 1),
    )
    for (const { id, content } of told) {
      const prose = splitHandoutProse(content).prose ?? ''
      const words = prose.replace(/<[^>]+>/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu) ?? []
      expect(words.length, id).toBeGreaterThanOrEqual(60)
      expect(words.length, id).toBeLessThanOrEqual(112)
    }
  })
})
