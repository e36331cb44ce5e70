import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import bibliography from '../../../../data/bibliography.json' with { type: 'json' }
import {
  fullReference,
  plainText,
  shortName,
  slideReference,
} from '../../../../components/models/citation.ts'
import type { CslItem, CslName } from '../../../../components/models/csl.ts'

const popek: CslItem = {
  id: 'popek1974',
  type: 'article-journal',
  title: 'Formal Requirements',
  author: [
    { family: 'Popek', given: 'Gerald J.' },
    { family: 'Goldberg', given: 'Robert P.' },
  ],
  'container-title': 'Communications of the ACM',
  volume: 17,
  issue: 7,
  page: '412-421',
  issued: { 'date-parts': [[1974, 7]] },
}

const book: CslItem = {
  id: 'book',
  type: 'book',
  title: 'Hardware and Software Support',
  author: [{ family: 'Bugnion', given: 'Edouard' }],
  publisher: 'Morgan & Claypool',
  issued: { 'date-parts': [[2017]] },
}

const person = (family: string): CslName => ({ family, given: 'Ada' })

/** An ordinary space where French wants a no-break one makes expectations hard to read: compare without the difference. */
function words(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}

describe('shortName', () => {
  test('names one author by the surname', () => {
    expect(words(shortName(book))).toBe('Bugnion 2017')
  })

  test('joins two authors by "et"', () => {
    expect(words(shortName(popek))).toBe('Popek et Goldberg 1974')
  })

  test('names the first of three authors', () => {
    const authors = [person('Barham'), person('Dragovic'), person('Fraser')]
    expect(words(shortName({ ...popek, author: authors }))).toBe('Barham et al. 1974')
  })

  test('calls an institution by its whole name', () => {
    expect(words(shortName({ ...book, author: [{ literal: 'The QEMU Project' }] }))).toBe(
      'The QEMU Project 2017',
    )
  })

  test('keeps the particle of a surname', () => {
    const author = [{ family: 'Vleck', given: 'Tom', 'non-dropping-particle': 'Van' }]
    expect(words(shortName({ ...book, author }))).toBe('Van Vleck 2017')
  })

  test('answers with the container where nobody signs, with the publisher where nothing contains', () => {
    expect(words(shortName({ ...popek, author: undefined }))).toBe('Communications of the ACM 1974')
    expect(words(shortName({ ...book, author: [] }))).toBe('Morgan & Claypool 2017')
  })

  test('says "s. d." where there is no date', () => {
    expect(words(shortName({ ...book, issued: undefined }))).toBe('Bugnion s. d.')
  })

  test('never breaks between name and year', () => {
    expect(shortName(book)).toBe('Bugnion\u00a02017')
  })
})

describe('fullReference', () => {
  test('writes an article with volume, issue and pages', () => {
    expect(words(plainText(fullReference(popek)))).toBe(
      'G. J. Popek, R. P. Goldberg, « Formal Requirements », Communications of the ACM 17(7), 1974, p. 412–421.',
    )
  })

  test('sets the container of an article in italics, not its title', () => {
    const italics = fullReference(popek).filter((run) => run.italic === true)
    expect(italics.map((run) => run.text)).toEqual(['Communications of the ACM'])
  })

  test('sets the title of a book in italics, without quotation marks', () => {
    expect(words(plainText(fullReference(book)))).toBe(
      'E. Bugnion, Hardware and Software Support, Morgan & Claypool, 2017.',
    )
    expect(fullReference(book).find((run) => run.italic === true)?.text).toBe('Hardware and Software Support')
  })

  test('leaves the container of software upright, since its title is in italics', () => {
    const patch: CslItem = { ...book, type: 'software', 'container-title': 'Noyau Linux' }
    const italics = fullReference(patch).filter((run) => run.italic === true)
    expect(italics.map((run) => run.text)).toEqual(['Hardware and Software Support'])
  })

  test('describes a thesis by its genre and number', () => {
    const thesis: CslItem = { ...book, type: 'thesis', genre: 'Thèse de doctorat', number: 'ESD-TR-73-105' }
    expect(words(plainText(fullReference(thesis)))).toBe(
      'E. Bugnion, Hardware and Software Support, thèse de doctorat, Morgan & Claypool, ESD-TR-73-105, 2017.',
    )
  })

  test('shortens hyphenated given names on both sides of the hyphen', () => {
    const author = [{ family: 'Serre', given: 'Jean-Pierre' }]
    expect(words(plainText(fullReference({ ...book, author })))).toMatch(/^J\.-P\. Serre, /)
  })

  test('names five authors and no more', () => {
    const five = ['A', 'B', 'C', 'D', 'E'].map(person)
    expect(words(plainText(fullReference({ ...book, author: five })))).toMatch(
      /^A\. A, A\. B, A\. C, A\. D, A\. E, /,
    )
    expect(words(plainText(fullReference({ ...book, author: [...five, person('F')] })))).toMatch(
      /^A\. A et al\., /,
    )
  })

  test('dates a web page to the day and an article to the year', () => {
    const issued = { 'date-parts': [[2017, 1, 25]] }
    expect(words(plainText(fullReference({ ...book, type: 'webpage', issued })))).toContain(
      ', 25 janv. 2017.',
    )
    expect(words(plainText(fullReference({ ...popek, issued })))).toContain(', 2017, p. ')
  })

  test('writes the first of a month as 1er', () => {
    const issued = { 'date-parts': [[2020, 8, 1]] }
    expect(words(plainText(fullReference({ ...book, type: 'webpage', issued })))).toContain(
      ', 1er août 2020.',
    )
  })

  test('does not say twice who published what the same institution signed', () => {
    const report: CslItem = { ...book, type: 'report', author: [{ literal: 'ANSSI' }], publisher: 'ANSSI' }
    expect(words(plainText(fullReference(report)))).toBe('ANSSI, Hardware and Software Support, 2017.')
  })

  test('prefers the DOI to the address and links it', () => {
    const runs = fullReference({ ...book, DOI: '10.1145/361011', URL: 'https://www.example.org/x/' })
    expect(runs.at(-1)).toEqual({ text: 'doi.org/10.1145/361011', href: 'https://doi.org/10.1145/361011' })
  })

  test('shows an address without its scheme, and when it was read', () => {
    const accessed = { 'date-parts': [[2026, 3, 3]] }
    const runs = fullReference({ ...book, URL: 'https://www.example.org/x/', accessed })
    expect(words(plainText(runs))).toMatch(/2017\. example\.org\/x \(consulté le 3 mars 2026\)$/)
    expect(runs.find((run) => run.href !== undefined)?.href).toBe('https://www.example.org/x/')
  })
})

describe('slideReference', () => {
  test('is the short name and the title, which carries the link', () => {
    const runs = slideReference({ ...popek, URL: 'https://example.org' })
    expect(words(plainText(runs))).toBe('Popek et Goldberg 1974, « Formal Requirements »')
    expect(runs.filter((run) => run.href !== undefined).map((run) => run.text)).toEqual([
      '«\u00a0Formal Requirements\u00a0»',
    ])
  })
})

test('no reference holds an empty run, a doubled comma or a doubled full stop, whatever is missing', () => {
  const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,12}$/)
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
  const items = fc.record({
    id: word,
    type: fc.constantFrom('article-journal', 'book', 'thesis', 'webpage', 'report', 'software'),
    title: word,
    author: optional(fc.array(fc.record({ family: word, given: optional(word) }), { maxLength: 8 })),
    issued: optional(
      fc.record({
        'date-parts': fc.constantFrom([[1974]], [[1974, 7]], [[1974, 7, 1]]),
      }),
    ),
    'container-title': optional(word),
    publisher: optional(word),
    genre: optional(word),
    number: optional(word),
    page: optional(fc.constant('1-9')),
    volume: optional(fc.nat()),
    issue: optional(fc.nat()),
  })
  fc.assert(
    fc.property(items, (item) => {
      const runs = fullReference(item)
      const text = words(plainText(runs))
      expect(runs.every((run) => run.text !== '')).toBe(true)
      expect(text).not.toMatch(/,\s*,|\.\.|^,|undefined/)
      expect(text).toMatch(/\.$/)
      expect(shortName(item)).not.toContain('undefined')
    }),
  )
})

describe('the bibliography of the lecture', () => {
  test('gives every entry an id of its own', () => {
    const ids = bibliography.map((item) => item.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has a readable reference and short name for every entry', () => {
    for (const item of bibliography as CslItem[]) {
      expect(plainText(fullReference(item)), item.id).not.toMatch(/undefined|,\s*,|\.\.|\s\s/)
      expect(shortName(item).length, item.id).toBeLessThanOrEqual(48)
    }
  })
})
