import { describe, expect, it } from 'vitest'
import type { DeckPlan } from '../../../bench/decks/deckPlan.ts'
import { generateDeck } from '../../../bench/decks/generateDeck.ts'
import { deckMarkdown } from '../../../bench/decks/writeDeck.ts'

const plan: DeckPlan = { slides: 25, diagrams: 'third', seed: 3 }
const diagramsOf = (request: DeckPlan) =>
  generateDeck(request).flatMap(({ figure }) => (figure?.kind === 'diagram' ? [figure.source] : []))

describe('a generated deck', () => {
  it('is the same for the same seed, images included, and another for another', () => {
    expect(generateDeck(plan)).toEqual(generateDeck(plan))
    expect(generateDeck({ ...plan, seed: 4 })).not.toEqual(generateDeck(plan))
  })

  it('begins like a shorter one', () => {
    expect(generateDeck({ ...plan, slides: 40 }).slice(0, 25)).toEqual(generateDeck(plan))
  })

  it.each([
    ['none', 0],
    ['third', 133],
    ['all', 400],
  ] as const)('has a diagram on %s of its slides, each another', (diagrams, count) => {
    const found = diagramsOf({ slides: 400, diagrams, seed: 8 })
    expect(found).toHaveLength(count)
    expect(new Set(found).size).toBe(count)
  })

  it('has code and images', () => {
    const kinds = generateDeck(plan).map(({ figure }) => figure?.kind)
    expect(kinds).toContain('code')
    expect(kinds).toContain('image')
    const images = generateDeck(plan).flatMap(({ figure }) => (figure?.kind === 'image' ? [figure.png] : []))
    for (const png of images) expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(new Set(images.map((png) => png.toString('base64'))).size).toBe(images.length)
  })

  it('is written as so many slides, with French spaces', () => {
    const text = deckMarkdown(generateDeck(plan), 'slidev')
    expect(text.match(/^# .*\(\d+\)$/gm)).toHaveLength(25)
    expect(text.match(/^---$/gm)).toHaveLength(26)
    expect(text).toContain('\u00a0: ')
    expect(text).not.toMatch(/[^\u00a0]% des/)
  })

  it('says the same to Marp, but for the headmatter', () => {
    const slides = generateDeck(plan)
    const [marp, slidev] = (['marp', 'slidev'] as const).map((dialect) => deckMarkdown(slides, dialect))
    const withoutHead = (text = '') => text.slice(text.indexOf('# '))
    expect(marp).toMatch(/^---\nmarp: true\n/)
    expect(withoutHead(marp)).toBe(withoutHead(slidev))
  })
})
