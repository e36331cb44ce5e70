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

/** The shown slide, from the address: `#/3?clicks=1` is `3`. */
async function slideOf(page: Page): Promise<number> {
  return await page.evaluate(() => Number(/#\/(?:presenter\/)?(\d+)/.exec(location.hash)?.[1]))
}

function numberOf(component: string): number {
  const slide = deck.slides.find(({ content }) => content.includes(`<${component}`))
  if (!slide) throw new Error(`No slide holds ${component}`)
  return slide.no
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

describe.each([
  { component: 'VirtualDisk', control: 'Tout écrire' },
  { component: 'StackBuilder', control: 'Xen' },
])('the simulation $component', ({ component, control }) => {
  const simulation = (page: Page, no: number) => page.locator(`.slidev-page-${no} .simulation.live`)
  const equivalent = (page: Page, no: number) => simulation(page, no).locator('[aria-live]')

  it('plays in the room what is played in the presenter, by keyboard alone', async () => {
    const no = numberOf(component)
    const audience = await open(`${no}`)
    const presenter = await open(`presenter/${no}`)
    await equivalent(audience, no).waitFor({ state: 'attached' })
    const before = await equivalent(audience, no).textContent()
    const button = simulation(presenter, no)
      .getByRole('button', { name: control })
      .or(simulation(presenter, no).getByRole('radio', { name: control }))
      .first()
    await button.focus()
    await presenter.keyboard.press('Enter')
    await audience.waitForFunction(
      ([selector, text]) => document.querySelector(selector)?.textContent !== text,
      [`.slidev-page-${no} .simulation.live [aria-live]`, before] as const,
    )
    const played = await equivalent(audience, no).textContent()
    expect(played).toBe(await equivalent(presenter, no).textContent())
    expect(await simulation(audience, no).locator('.body').innerText()).toBe(
      await simulation(presenter, no).locator('.body').innerText(),
    )

    const latecomer = await open(`${no}`)
    await latecomer.waitForFunction(
      ([selector, text]) => document.querySelector(selector)?.textContent === text,
      [`.slidev-page-${no} .simulation.live [aria-live]`, played] as const,
    )
  })

  it('leaves PageDown to the clicker while a control has the focus', async () => {
    const no = numberOf(component)
    const page = await open(`${no}`)
    await equivalent(page, no).waitFor({ state: 'attached' })
    await simulation(page, no).getByRole('button').first().focus()
    await page.keyboard.press('PageDown')
    await page.waitForFunction(() => location.hash.includes('clicks=1'))
    await page.keyboard.press('PageUp')
    await page.waitForFunction(() => !location.hash.includes('clicks=1'))
  })

  it('comes back to its start after as many steps back as forward', async () => {
    const no = numberOf(component)
    const page = await open(`${no}`)
    await equivalent(page, no).waitFor({ state: 'attached' })
    const seen = [await equivalent(page, no).textContent()]
    for (let click = 1; ; click++) {
      await page.keyboard.press('PageDown')
      await page.waitForFunction(
        ([slide, at]) => !location.hash.startsWith(`#/${slide}`) || location.hash.includes(`clicks=${at}`),
        [no, click] as const,
      )
      if ((await slideOf(page)) !== no) break
      seen.push(await equivalent(page, no).textContent())
    }
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.length).toBeLessThanOrEqual(9)
    expect(new Set(seen).size).toBe(seen.length)
    await page.keyboard.press('PageUp')
    for (let click = seen.length - 1; click >= 0; click--) {
      await page.waitForFunction(
        ([slide, at]) =>
          location.hash.startsWith(`#/${slide}`) &&
          (at === 0 ? !/clicks=[1-9]/.test(location.hash) : location.hash.includes(`clicks=${at}`)),
        [no, click] as const,
      )
      expect(await equivalent(page, no).textContent()).toBe(seen[click])
      if (click > 0) await page.keyboard.press('PageUp')
    }
  })
})
