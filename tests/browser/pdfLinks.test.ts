import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { serveFolder } from '../../scripts/render/staticServer.ts'
import { builtPdfs } from '../support/builtPdfs.ts'
import type { DeckLink } from '../support/deckLinks.ts'
import { deckLinks } from '../support/deckLinks.ts'
import { letters } from '../support/letters.ts'
import type { PdfLink } from '../support/pdfLinks.ts'
import { linkElements, pdfLinks } from '../support/pdfLinks.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe.each(['lecture', 'plain'] as const)('of the deck "%s"', (deck) => {
  const { out } = inject(deck)
  let page: Page
  let server: Awaited<ReturnType<typeof serveFolder>>
  beforeAll(async () => {
    server = await serveFolder(join(out, 'speaker'))
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  })
  afterAll(async () => {
    await page.close()
    await server.close()
  })

  /** The links of the view that a PDF is printed from. */
  async function linksOf(view: string): Promise<DeckLink[]> {
    await page.goto('about:blank')
    await page.goto(`${server.url}deck.html?print#/amphi/${view}`)
    await page.waitForFunction((name) => document.documentElement.dataset['amphiReady'] === name, view)
    return await deckLinks(page)
  }

  describe.each(builtPdfs(out))('$path', ({ view, bytes }) => {
    /** What the view shows, and what became of it: the annotations of each Link element. */
    let shown: DeckLink[]
    let kept: PdfLink[][]
    let annotations: PdfLink[]
    let texts: string[]
    beforeAll(async () => {
      shown = await linksOf(view)
      annotations = await pdfLinks(bytes)
      kept = await linkElements(bytes, annotations)
      texts = (await inspectPdf(bytes)).textByPage.map(letters)
    })

    it('leads somewhere from each of its links', () => {
      const lost = annotations.filter(
        ({ url, target }) => !url && !(target !== undefined && target >= 1 && target <= texts.length),
      )
      expect(lost).toEqual([])
      expect(kept.flat()).toHaveLength(annotations.length)
    })

    it('has every link of the deck, as often and in the same order', () => {
      expect(shown.filter(({ url, target }) => !url && target === undefined)).toEqual([])
      expect(kept.map(([first]) => (first ? (first.url ?? 'in the deck') : 'nowhere'))).toEqual(
        shown.map(({ url }) => url ?? 'in the deck'),
      )
    })

    it('leads to the page that shows what the link names', () => {
      shown.forEach(({ id, target = '', text }, index) => {
        if (id === undefined) return
        const words = letters(target).slice(0, 30)
        for (const annotation of kept[index] ?? []) {
          expect(texts[(annotation.target ?? 0) - 1], `"${text}" leads to #${id}`).toContain(words)
        }
      })
    })
  })
})
