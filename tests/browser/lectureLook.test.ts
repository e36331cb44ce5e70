import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Font } from 'fontkit'
import { create } from 'fontkit'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ClippedContent } from '../../scripts/deck/observation.ts'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { measureSlides } from '../../scripts/render/measureSlides.ts'
import type { SlideTexts } from '../../scripts/render/readTexts.ts'
import { readTexts } from '../../scripts/render/readTexts.ts'

const { entry, out } = inject('lecture')
const deckUrl = `file://${join(out, 'speaker/deck.html')}`
const CANVAS = { width: 980, height: 552 }
const MOST_CLICKS = 12

interface SeenState {
  /** "12:3" is slide 12 at its third click. */
  name: string
  clipped: ClippedContent[]
  light: SlideTexts
  dark: SlideTexts
}

let browser: Browser
let deck: Deck
const seen: SeenState[] = []
beforeAll(async () => {
  browser = await launchBrowser()
  deck = (await readDeck(entry, new AbortController().signal)).deck
  await seeEveryState()
}, 240_000)
afterAll(() => browser.close())

/** Goes through the deck as a clicker does, from the first slide to the last, and looks at each state in both themes. */
async function seeEveryState(): Promise<void> {
  const context = await browser.newContext({ viewport: CANVAS, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(deckUrl)
  await page.locator('.slidev-page-1 .slidev-layout').waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' })
  for (let no = 1; no <= deck.slides.length; no++) {
    for (let click = 0; ; click++) {
      expect(click, `slide ${no} has no end`).toBeLessThanOrEqual(MOST_CLICKS)
      seen.push(await look(page, no, click))
      if (!(await turn(page, no, click))) break
    }
  }
  await context.close()
}

async function look(page: Page, no: number, click: number): Promise<SeenState> {
  const selector = `.slidev-page-${no}`
  await page.locator(selector).evaluate((slide, number) => {
    document.querySelector('[data-slide]')?.removeAttribute('data-slide')
    slide.setAttribute('data-slide', String(number))
  }, no)
  const [measured] = await page.evaluate(measureSlides, 1)
  const [light] = await page.evaluate(readTexts)
  await setTheme(page, 'dark')
  const [dark] = await page.evaluate(readTexts)
  await setTheme(page, 'light')
  if (!measured || !light || !dark) throw new Error(`slide ${no} is not on the page`)
  return { name: `${no}:${click}`, clipped: measured.clipped, light, dark }
}

async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((isDark) => document.documentElement.classList.toggle('dark', isDark), theme === 'dark')
}

/** One press of the clicker. Says whether the slide is still the same. */
async function turn(page: Page, no: number, click: number): Promise<boolean> {
  if (no === deck.slides.length && (await page.evaluate(() => location.hash)) === `#/${no}`) {
    return false
  }
  await page.keyboard.press('PageDown')
  const at = await page.waitForFunction(
    ([slide, before]) => {
      const [, nowNo = '', nowClick = '0'] = /#\/(\d+)(?:\?clicks=(\d+))?/.exec(location.hash) ?? []
      const moved = Number(nowNo) !== slide || Number(nowClick) !== before
      return moved ? nowNo : undefined
    },
    [no, click] as const,
  )
  const now = Number(await at.jsonValue())
  await page.locator(`.slidev-page-${now} .slidev-layout`).waitFor()
  // What a click changes is drawn with the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  return now === no
}

describe('every slide at every click', () => {
  it('was seen', () => {
    expect(new Set(seen.map(({ name }) => name.split(':')[0])).size).toBe(deck.slides.length)
    expect(seen.length).toBeGreaterThan(2 * deck.slides.length)
  })

  it('shows all of its content', () => {
    expect(seen.flatMap(({ name, clipped }) => clipped.map((found) => ({ name, ...found })))).toEqual([])
  })

  it.each(['light', 'dark'] as const)('can be read from the last row in the %s theme', (theme) => {
    expect(
      seen.flatMap(({ name, [theme]: { unreadable } }) => unreadable.map((found) => ({ name, ...found }))),
    ).toEqual([])
  })

  it('finds each of its characters in the fonts that are shipped', async () => {
    const used = (family: 'text' | 'code') =>
      new Set(
        seen
          .flatMap(({ light }) => light.byFont)
          .filter(({ fontFamily }) => /mono/i.test(fontFamily) === (family === 'code'))
          .flatMap(({ text }) => [...text].filter((character) => character.trim() !== '')),
      )
    for (const [family, name] of [
      ['text', 'next'],
      ['code', 'mono'],
    ] as const) {
      const fonts = [
        font(
          `node_modules/@fontsource/atkinson-hyperlegible-${name}/files/atkinson-hyperlegible-${name}-latin-400-normal.woff2`,
        ),
        font('addon/styles/fonts/amphi-fallback.woff2'),
      ]
      const missing = [...used(family)].filter(
        (character) => !fonts.some((one) => one.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
      )
      expect(missing, family).toEqual([])
    }
  })
})

function font(path: string): Font {
  const bytes = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))
  return create(bytes) as Font
}
