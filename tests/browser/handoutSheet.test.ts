import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { plainTitle } from '../../addon/handout/plainTitle.ts'
import { splitHandoutProse } from '../../addon/setup/handoutProse.ts'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import type { PdfInspection } from '../../scripts/pdf/inspect.ts'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'
import { namedPages } from '../../scripts/pdf/namedPages.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { PdfLink } from '../support/pdfLinks.ts'
import { pdfLinks } from '../support/pdfLinks.ts'
import { printSheet, withSheet } from '../support/printSheet.ts'

const lecture = inject('lecture')
const plain = inject('plain')

interface Sheet {
  deck: Deck
  pdf: PdfInspection
  links: PdfLink[]
  /** 0-based page by slide number. */
  pageOf: (no: number) => number
}

let browser: Browser
let handout: Sheet
let plainHandout: Sheet
let ruled: Sheet

beforeAll(async () => {
  browser = await launchBrowser()
  handout = await read(lecture.entry, await readFile(join(lecture.out, 'site/handout.pdf')))
  plainHandout = await read(plain.entry, await readFile(join(plain.out, 'site/handout.pdf')))
  ruled = await read(lecture.entry, await print(lecture.out, 'handout-ruled?answers=no'))
})
afterAll(() => browser.close())

function print(out: string, view: string): Promise<Uint8Array> {
  return printSheet({ browser, dir: join(out, 'speaker'), view })
}

async function read(entry: string, bytes: Uint8Array): Promise<Sheet> {
  const { deck } = await readDeck(entry, new AbortController().signal)
  const pages = await namedPages(bytes)
  return {
    deck,
    pdf: await inspectPdf(bytes),
    links: await pdfLinks(bytes),
    pageOf: (no) => (pages[`slide-${no}`] ?? 0) - 1,
  }
}

/** Letters and digits only: a PDF breaks lines and joins letters as it likes. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

function title(slide: Deck['slides'][number]): string {
  return plainTitle(slide.title)
}

describe('the cover', () => {
  it('says what the document is, of which lecture, of when, in its language', () => {
    const [cover = ''] = handout.pdf.textByPage
    for (const words of [
      'Polycopié',
      handout.deck.title,
      '22 novembre 2026',
      'Séance 2',
      'Construire et choisir',
    ]) {
      expect(letters(cover)).toContain(letters(words))
    }
    expect(plainHandout.pdf.textByPage[0]).toContain('Handout')
    expect(plainHandout.pdf.textByPage[0]).toContain('Sorting out sorting')
  })

  it('bears no head and no foot', () => {
    expect(handout.pdf.textByPage[0]).not.toMatch(/page\s*1/)
  })
})

describe('the contents', () => {
  it('say the page of every slide, and lead there', () => {
    for (const { deck, pdf, links, pageOf } of [handout, plainHandout]) {
      const pages = new Set(links.filter(({ page }) => page <= pageOf(2)).map(({ target }) => target))
      const contents = letters(pdf.textByPage.slice(0, pageOf(2)).join(' '))
      for (const slide of deck.slides) {
        const page = pageOf(slide.no)
        expect(pages, title(slide)).toContain(page + 1)
        const isSectionTitle = slide.layout === 'section'
        const words = isSectionTitle ? String(slide.frontmatter['section']) : title(slide)
        expect(contents).toContain(letters(`${slide.no} ${words} ${page + 1}`))
      }
    }
  })

  it('nest the slides below their sections', async () => {
    const nested = await withSheet({ browser, dir: join(lecture.out, 'speaker'), view: 'handout' }, (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('.amphi-contents li > ol')].map(
          (list) => list.parentElement?.querySelector('a')?.textContent ?? '',
        ),
      ),
    )
    const sections = handout.deck.slides.filter(({ frontmatter }) => frontmatter['section'] !== undefined)
    expect(nested).toHaveLength(sections.length)
    sections.forEach(({ frontmatter }, index) => expect(nested[index]).toContain(frontmatter['section']))
  })

  it('share the cover of a short deck', () => {
    expect(letters(plainHandout.pdf.textByPage[0] ?? '')).toContain('contents')
    expect(plainHandout.pageOf(2)).toBe(1)
  })
})

describe('the pages', () => {
  it('name title and section in their head, page and number of pages in their foot', () => {
    const { deck, pdf, pageOf } = handout
    let section = ''
    for (const slide of deck.slides.slice(1)) {
      const opened = slide.frontmatter['section']
      if (typeof opened === 'string') section = opened
      const text = letters(pdf.textByPage[pageOf(slide.no)] ?? '')
      expect(text).toContain(letters(deck.title))
      if (section) expect(text, title(slide)).toContain(letters(section))
      expect(text).toContain(letters(`page ${pageOf(slide.no) + 1} sur ${pdf.pages}`))
    }
  })

  it('print the address where the deck has one', () => {
    const { pdf, links } = plainHandout
    for (const text of pdf.textByPage) expect(text).toContain('example.org/sorting')
    expect(links.some(({ page, url }) => page === 1 && url === 'https://example.org/sorting')).toBe(true)
    expect(handout.pdf.textByPage[3]).not.toContain('example.org')
  })

  it('keep each slide with its prose, which goes on until its last word', () => {
    const { deck, pdf, pageOf } = handout
    for (const { no, content } of deck.slides) {
      const prose = splitHandoutProse(content).prose ?? ''
      // Words between two citations or emphases stand as they were written.
      const passages = prose.split(/<[^>]*>|[*_`[\]]|\n/).filter((passage) => letters(passage).length > 25)
      const after = (count: number): string =>
        letters(pdf.textByPage.slice(pageOf(no), pageOf(no) + count).join(' '))
      if (passages[0]) expect(after(1), `slide ${no}`).toContain(letters(passages[0]).slice(0, 40))
      for (const passage of passages) expect(after(2), `slide ${no}`).toContain(letters(passage).slice(-25))
    }
  })

  it('hold two slides, as a rule', () => {
    const { deck, pageOf } = handout
    const pages = new Set(deck.slides.map(({ no }) => pageOf(no)))
    expect(deck.slides.length / pages.size).toBeGreaterThan(1.75)
  })

  it('ask the quiz and answer it on a page at the end, unless that is left out', async () => {
    const answers = letters('Réponses du quiz')
    const { textByPage } = handout.pdf
    const last = handout.pageOf(handout.deck.slides.length)
    expect(textByPage.slice(2, last + 1).some((text) => letters(text).includes(answers))).toBe(false)
    expect(letters(textByPage[last + 1] ?? '')).toContain(answers)
    expect(ruled.pdf.textByPage.some((text) => letters(text).includes(answers))).toBe(false)
  })

  it('list the addresses of a slide that stand nowhere else', () => {
    expect(plainHandout.links.every(({ target, url }) => target !== undefined || url !== undefined)).toBe(
      true,
    )
  })
})

describe('the ruled sheet', () => {
  it('holds three slides a page, in order, behind cover and contents', () => {
    const { deck, pageOf } = ruled
    expect(pageOf(1)).toBe(0)
    const first = pageOf(2)
    for (const { no } of deck.slides.slice(1))
      expect(pageOf(no), `slide ${no}`).toBe(first + Math.floor((no - 2) / 3))
  })

  it('has lines in place of the prose', () => {
    const { deck, pdf } = ruled
    const all = letters(pdf.textByPage.slice(1).join(' '))
    for (const { content } of deck.slides.slice(1)) {
      const prose = letters(splitHandoutProse(content).prose?.split(/[*_`<>[\]]/)[0] ?? '')
      if (prose.length > 60) expect(all).not.toContain(prose)
    }
  })
})

describe('links', () => {
  it('lead to a page of the same document or to an address: none is lost', async () => {
    for (const view of ['slides', 'handout', 'handout-ruled']) {
      await withSheet({ browser, dir: join(lecture.out, 'speaker'), view }, async (page) => {
        const dead = await page.evaluate(() =>
          [...document.querySelectorAll('a[href^="#"]')]
            .map((link) => decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''))
            .filter((id) => !document.getElementById(id)),
        )
        expect(dead, view).toEqual([])
      })
    }
    for (const { links } of [handout, plainHandout, ruled]) {
      expect(links.length).toBeGreaterThan(5)
      for (const { target, url } of links) expect(target ?? url).toBeDefined()
    }
  })

  it('lead from a citation to its source, from a term to the glossary', () => {
    const { links, deck, pageOf } = handout
    const end = pageOf(deck.slides.length) + 1
    const leaving = links.filter(({ page, target = 0 }) => page > 2 && page <= end && target > end)
    expect(leaving.length).toBeGreaterThan(60)
  })
})
