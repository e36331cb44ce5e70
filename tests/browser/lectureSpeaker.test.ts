import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'

const { entry, out } = inject('lecture')
const deckUrl = `file://${join(out, 'speaker/deck.html')}`

let browser: Browser
let deck: Deck
let context: BrowserContext
beforeAll(async () => {
  browser = await launchBrowser()
  deck = (await readDeck(entry, new AbortController().signal)).deck
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
})
afterEach(() => context.close())
afterAll(() => browser.close())

async function open(route: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${deckUrl}#/${route}`)
  await page.locator('.slidev-layout').first().waitFor({ state: 'attached' })
  return page
}

async function waitForSlide(page: Page, no: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => new RegExp(`#/(presenter/)?${wanted}(\\?|$)`).test(location.hash),
    no,
  )
}

describe('deck.html from a stick', () => {
  it('needs no network and moves by keyboard', async () => {
    const page = await context.newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(deckUrl)
    await page.locator('.slidev-page-1 .slidev-layout').waitFor()
    await page.keyboard.press('ArrowRight')
    await waitForSlide(page, 2)
    await page.keyboard.press('PageDown')
    await page.waitForFunction(() => location.hash === '#/2?clicks=1')
    await page.keyboard.press('PageDown')
    await waitForSlide(page, 3)
    await page.keyboard.press('PageUp')
    await waitForSlide(page, 2)
    await page.reload()
    await page.locator('.slidev-page-2 .slidev-layout').waitFor()
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
  })

  it('shows the notes in a second window, which drives the first', async () => {
    const audience = await open('1')
    const presenter = await open('presenter/1')
    const note =
      deck.slides[0]?.note
        .replace(/\[click\]/g, '')
        .trim()
        .slice(0, 40) ?? ''
    await presenter.getByText(note).first().waitFor()
    expect(await audience.getByText(note).count()).toBe(0)
    await presenter.keyboard.press('ArrowRight')
    await waitForSlide(presenter, 2)
    await waitForSlide(audience, 2)
    await audience.keyboard.press('ArrowLeft')
    await waitForSlide(audience, 1)
  })
})
