import { describe, expect, it } from 'vitest'
import { formatBibliography } from '../../../scripts/bundle/bibliography.ts'
import type { BibliographyEntry } from '../../../scripts/deck/bibliography.ts'

const popek: BibliographyEntry = {
  id: 'popek1974',
  type: 'article-journal',
  title: 'Formal Requirements',
  author: [
    { family: 'Popek', given: 'Gerald J.' },
    { family: 'Goldberg', given: 'Robert P.' },
  ],
  'container-title': 'Communications of the ACM',
  volume: '17',
  issue: '7',
  page: '412-421',
  issued: { 'date-parts': [[1974, 7]] },
  DOI: '10.1145/361011.361073',
}

const book: BibliographyEntry = {
  id: 'book',
  type: 'book',
  title: 'Hardware & Software <Support>',
  author: [{ family: 'Bugnion', given: 'Édouard' }],
  publisher: 'Morgan & Claypool',
  issued: { 'date-parts': [[2017]] },
}

const page: BibliographyEntry = {
  id: 'page',
  type: 'webpage',
  title: 'Virtualize Servers',
  author: [{ literal: 'ENERGY STAR' }],
  URL: 'https://www.energystar.gov/products/virtualize_servers',
}

/** Plain spaces for no-break ones: expectations stay legible. */
const words = (text: string) => text.replaceAll('\u00a0', ' ')

async function one(entry: BibliographyEntry, lang = 'fr') {
  const [source] = await formatBibliography([entry], lang)
  if (!source) throw new Error('one entry gave no source')
  return source
}

describe('the name in the foot of a slide', () => {
  it('joins two authors by "et" and never breaks before the year', async () => {
    expect((await one(popek)).shortName).toBe('Popek et Goldberg\u00a01974')
  })

  it('names the first of three, an institution whole, and says when there is no date', async () => {
    const three = { ...popek, author: [...(popek.author ?? []), { family: 'Third' }] }
    expect(words((await one(three)).shortName)).toBe('Popek et al. 1974')
    expect(words((await one(page)).shortName)).toBe('ENERGY STAR s. d.')
  })
})

describe('the language of a title', () => {
  it('is told, in the whole reference as well, where it is not that of the deck', async () => {
    const foreign = { ...book, language: 'en' }
    const { titleLang, reference } = await one(foreign)
    expect(titleLang).toBe('en')
    expect(reference).toContain('<span lang="en">Hardware &#38; Software &#60;Support&#62;</span>')
  })

  it('is the deck’s where nothing else is told', async () => {
    const own = await one({ ...book, language: 'fr-CA' })
    expect([own.titleLang, (await one(book)).titleLang]).toEqual([undefined, undefined])
    expect(own.reference).not.toContain('lang=')
  })
})

describe('the whole reference', () => {
  it('has authors, title, journal, volume, year, pages and a link, in French', async () => {
    expect(words((await one(popek)).reference)).toBe(
      'G. J. Popek, R. P. Goldberg, « Formal Requirements », <i>Communications of the ACM</i> 17(7), 1974, ' +
        'p. 412–421. <a href="https://doi.org/10.1145/361011.361073">https://doi.org/10.1145/361011.361073</a>',
    )
  })

  it('sets a book in italics and escapes what HTML would read', async () => {
    const { reference, isWhole } = await one(book)
    expect(isWhole).toBe(true)
    expect(words(reference)).toBe(
      'É. Bugnion, <i>Hardware &#38; Software &#60;Support&#62;</i>, Morgan &#38; Claypool, 2017.',
    )
  })

  it('is in the language of the deck, and in English where the formatter does not speak it', async () => {
    for (const lang of ['en', 'eo']) {
      expect((await one(popek, lang)).shortName).toBe('Popek and Goldberg\u00a01974')
      expect((await one(popek, lang)).reference).toContain('“Formal Requirements,”')
    }
  })
})

describe('the list', () => {
  it('keeps the order of the file, numbers from 1, and prefers a DOI to an address', async () => {
    const sources = await formatBibliography([popek, book, page], 'fr')
    expect(sources.map(({ id, number }) => [id, number])).toEqual([
      ['popek1974', 1],
      ['book', 2],
      ['page', 3],
    ])
    expect(sources.map(({ url }) => url)).toEqual([
      'https://doi.org/10.1145/361011.361073',
      undefined,
      'https://www.energystar.gov/products/virtualize_servers',
    ])
  })

  it('is empty for a deck without a bibliography', async () => {
    expect(await formatBibliography([], 'fr')).toEqual([])
  })
})
