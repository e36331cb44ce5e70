import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { layerNames } from '../../components/models/layers.ts'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import type { PageTags, Tag } from '../support/structure.ts'
import { find, readTags } from '../support/structure.ts'

const lecture = inject('lecture')
const plain = inject('plain')

interface Printed {
  deck: Deck
  /** What is tagged on the page of every slide, the first at 0. */
  pages: PageTags[]
}

let ours: Printed
let guest: Printed
beforeAll(async () => {
  ours = await read(lecture)
  guest = await read(plain)
})

async function read({ entry, out }: typeof lecture): Promise<Printed> {
  const { deck } = await readDeck(entry, new AbortController().signal)
  return { deck, pages: await readTags(new Uint8Array(await readFile(join(out, 'site/slides.pdf')))) }
}

/** Letters and digits only: a PDF breaks lines and joins letters as it likes. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

function pageOf({ deck, pages }: Printed, title: string): Tag[] {
  return pages[deck.slides.findIndex((slide) => slide.title === title)]?.tags ?? []
}

const headings = (tags: readonly Tag[]) => find(tags, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6')
const figures = (tags: readonly Tag[]) => find(tags, 'Figure')

describe.each([
  ['the lecture', () => ours],
  ['a deck that knows nothing of Amphi', () => guest],
])('the slides of %s, as they are tagged', (_name, printed) => {
  it('have one top heading each, the title of the slide', () => {
    const { deck, pages } = printed()
    expect(pages).toHaveLength(deck.slides.length)
    pages.forEach(({ tags }, index) => {
      const [title, ...others] = headings(tags)
      expect(title?.role).toBe('H1')
      expect(letters(title?.text ?? '')).toBe(letters(deck.slides[index]?.title ?? ''))
      expect(others.filter(({ role }) => role === 'H1')).toEqual([])
    })
  })

  it('leave out no level of headings', () => {
    for (const { tags } of printed().pages) {
      const levels = headings(tags).map(({ role }) => Number(role.slice(1)))
      levels.forEach((level, index) => {
        expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
      })
    }
  })

  it('tell each figure in words, and only once', () => {
    for (const figure of printed().pages.flatMap(({ tags }) => figures(tags))) {
      expect(figure.alt, figure.text).toBeTruthy()
      expect(find(figure.children, 'Figure', 'P', 'H1', 'H2', 'H3', 'L', 'Table')).toEqual([])
    }
  })
})

describe('the slides of the lecture, as they are tagged', () => {
  it('tell the state of a figure, each another', () => {
    const alts = ours.pages.flatMap(({ tags }) => figures(tags).map(({ alt = '' }) => alt))
    expect(alts.length).toBeGreaterThan(50)
    expect(alts.filter((alt) => alt.length < 40)).toEqual([])
    expect(new Set(alts).size).toBe(alts.length)
  })

  it('keep every word but the names on the layer rail and the number of the page', () => {
    const names = new RegExp(layerNames.map(({ short }) => letters(short)).join('|'), 'g')
    ours.pages.forEach(({ untagged }, index) => {
      expect(letters(untagged).replace(names, '')).toMatch(new RegExp(`^(${index + 1})?$`))
    })
  })

  it('are read from the title to the question to the sources', () => {
    const slide = ours.deck.slides.find(({ title }) => title.startsWith('Virtualiser n’est pas émuler'))
    const tags = pageOf(ours, slide?.title ?? '')
    const order = find(tags, 'H1', 'Figure', 'P', 'Caption').map(({ role, text, alt }) => [role, alt ?? text])
    expect(order.map(([role]) => role)).toEqual(['H1', 'Figure', 'Caption', 'P', 'P'])
    expect(letters(order[3]?.[1] ?? '')).toBe(letters('Et v86, alors ?'))
    expect(letters(order[4]?.[1] ?? '')).toBe(letters('Popek et Goldberg 1974, Projet v86 s. d.'))
  })

  it('have headers at every table, and as many cells in every row', () => {
    const tables = ours.pages.flatMap(({ tags }) => find(tags, 'Table'))
    expect(tables).not.toEqual([])
    for (const table of tables) {
      const rows = find(table.children, 'TR').map((row) => find(row.children, 'TH', 'TD'))
      expect(new Set(rows.map((cells) => cells.length)).size).toBe(1)
      expect(rows[0]?.slice(1).map(({ role }) => role)).toEqual(rows[0]?.slice(1).map(() => 'TH'))
      expect(rows.slice(1).map((cells) => cells[0]?.role)).toEqual(rows.slice(1).map(() => 'TH'))
    }
  })

  it('have lists of answers and of terms, and say what is English', () => {
    const items = (title: string) => find(pageOf(ours, title), 'LI').length
    expect(items('Question 1 sur 7')).toBe(4)
    expect(items('L’hyperviseur arbitre entre les invités')).toBe(3)
    const english = (tags: readonly Tag[]): string =>
      tags.map(({ lang, text, children }) => (lang === 'en' ? text : english(children))).join(' ')
    expect(letters(english(pageOf(ours, 'Chaque affirmation a sa source')))).toContain(
      letters('Xen and the Art of Virtualization'),
    )
  })
})

describe('the slides of a deck that knows nothing of Amphi, as they are tagged', () => {
  it('read formulas and pale paragraphs where they stand', () => {
    const [first, formulas] = ['Sorting out sorting', 'Left'].map((title) => pageOf(guest, title))
    expect(find(first ?? [], 'H1', 'P').map(({ text }) => letters(text))).toEqual(
      ['Sorting out sorting', 'A deck that knows nothing of any other tool'].map(letters),
    )
    expect(figures(formulas ?? []).map(({ alt }) => alt)).toEqual([
      String.raw`\sum_{i=1}^{n} i = \frac{n(n+1)}{2}`,
      String.raw`O(n \log n)`,
      'n^2',
    ])
    const sentence = find(formulas ?? [], 'P').map(({ text }) => letters(text))
    expect(sentence).toContain(letters('Inline O(n log n) and a table'))
  })

  it('tell a diagram that its author does not describe', () => {
    const [diagram] = figures(pageOf(guest, 'A diagram'))
    expect(diagram?.alt).toBe(
      'unsorted leads to greater? greater? leads to swap: yes. swap leads to unsorted. greater? leads to sorted: no.',
    )
  })
})
