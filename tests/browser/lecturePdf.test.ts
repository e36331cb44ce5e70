import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { splitHandoutProse } from '../../addon/setup/handoutProse.ts'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import type { PdfInspection } from '../../scripts/pdf/inspect.ts'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'
import { slideEntries } from '../support/pdf.ts'

const { entry, out } = inject('lecture')

let deck: Deck
beforeAll(async () => {
  deck = (await readDeck(entry, new AbortController().signal)).deck
})

async function open(name: string): Promise<{ bytes: Uint8Array; pdf: PdfInspection }> {
  const bytes = new Uint8Array(await readFile(join(out, 'site', name)))
  return { bytes, pdf: await inspectPdf(bytes.slice()) }
}

/** Letters and digits only: a PDF breaks lines and joins letters as it likes. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

describe.each(['slides.pdf', 'handout.pdf'])('%s', (name) => {
  it('is tagged, in French, and bears the title of the lecture', async () => {
    const { pdf } = await open(name)
    expect(pdf).toMatchObject({ tagged: true, lang: 'fr', title: deck.title })
  })

  it('has an outline entry for every slide, which leads to the page that shows it', async () => {
    const { pdf } = await open(name)
    const entries = slideEntries(pdf)
    expect(entries).toHaveLength(deck.slides.length)
    deck.slides.forEach((slide, index) => {
      const found = entries[index]
      expect(letters(found?.title ?? '')).toBe(letters(`${slide.no} ${slide.title}`))
      expect(letters(pdf.textByPage[found?.page ?? -1] ?? ''), slide.title).toContain(letters(slide.title))
    })
  })

  it('has an entry for every section, with its slides below', async () => {
    const { pdf } = await open(name)
    const sections = deck.slides.flatMap(({ frontmatter }) => frontmatter['section'] ?? [])
    expect(sections.length).toBeGreaterThan(5)
    expect(pdf.outline.filter(({ children }) => children.length > 0).map(({ title }) => title)).toEqual(
      sections,
    )
  })

  it('holds diagrams and simulations as vectors, textures included', async () => {
    const { bytes } = await open(name)
    // A pattern hides its image from whoever only looks at the pages: look at every object.
    const objects = (await PDFDocument.load(bytes)).context.enumerateIndirectObjects()
    const images = objects.filter(
      ([, object]) =>
        object instanceof PDFStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'),
    )
    expect(objects.length).toBeGreaterThan(100)
    expect(images).toHaveLength(0)
  })

  it('is set in the fonts that are shipped with the deck, on any machine', async () => {
    const { bytes } = await open(name)
    const objects = (await PDFDocument.load(bytes)).context.enumerateIndirectObjects()
    const fonts = objects.flatMap(([, object]) => {
      const font = object instanceof PDFDict ? object.get(PDFName.of('BaseFont')) : undefined
      return font ? [font.toString()] : []
    })
    expect(fonts.length).toBeGreaterThan(2)
    expect(fonts.filter((font) => !/Atkinson|AmphiFallback/.test(font))).toEqual([])
  })
})

describe('slides.pdf', () => {
  it('weighs at most 20 kB a slide', async () => {
    const { bytes, pdf } = await open('slides.pdf')
    expect(bytes.length / pdf.pages).toBeLessThan(20_000)
  })

  it('has one page a slide, as large as the canvas', async () => {
    const { pdf } = await open('slides.pdf')
    expect(pdf.pages).toBe(deck.slides.length)
    for (const { width, height } of pdf.sizes) {
      expect(width).toBeCloseTo(735.12, 0)
      expect(height).toBeCloseTo(414, 0)
    }
  })

  it('does not offer itself for download: the links are the site’s', async () => {
    const { pdf } = await open('slides.pdf')
    expect(pdf.textByPage[0]).not.toContain('PDF')
  })

  it('shows the words of diagrams as text', async () => {
    const { pdf } = await open('slides.pdf')
    const drawn = deck.slides.filter(({ content }) => content.includes('```mermaid'))
    expect(drawn).not.toEqual([])
    for (const { no, content } of drawn) {
      const label = /\["([^"<]{4,})"\]/.exec(content)?.[1]
      if (label) expect(letters(pdf.textByPage[no - 1] ?? '')).toContain(letters(label))
    }
  })
})

describe('handout.pdf', () => {
  it('weighs at most 2 MB', async () => {
    expect((await open('handout.pdf')).bytes.length).toBeLessThan(2_000_000)
  })

  it('is A4', async () => {
    const { pdf } = await open('handout.pdf')
    for (const { width, height } of pdf.sizes) {
      expect(width).toBeCloseTo(595, 0)
      expect(height).toBeCloseTo(842, 0)
    }
  })

  it('shows the prose of every slide on the page of the slide', async () => {
    const { pdf } = await open('handout.pdf')
    const told = deck.slides.filter(({ content }) => splitHandoutProse(content).prose)
    expect(told.length).toBeGreaterThan(15)
    for (const { no, content } of told) {
      const prose = splitHandoutProse(content).prose ?? ''
      // Words between two citations or emphases stand as they were written.
      const passage = prose.split(/[*_`<>[\]]/).sort((a, b) => b.length - a.length)[0] ?? ''
      const page = slideEntries(pdf)[no - 1]?.page ?? -1
      expect(letters(pdf.textByPage[page] ?? ''), `slide ${no}`).toContain(letters(passage).slice(0, 60))
    }
  })

  it('shows no note of the speaker', async () => {
    const { pdf } = await open('handout.pdf')
    const all = letters(pdf.textByPage.join(' '))
    for (const { note } of deck.slides) {
      const passage = letters(note.split(/\[click\]/)[0] ?? '').slice(0, 60)
      if (passage.length === 60) expect(all).not.toContain(passage)
    }
  })
})
