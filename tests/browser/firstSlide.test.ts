import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type { LoopbackServer } from '../../scripts/deck/loopbackServer.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { serveFolder } from '../../scripts/render/staticServer.ts'

declare global {
  interface Window {
    /** Of every frame: whether the first slide is in sight. */
    inSight: boolean[]
    /** Whether the browser has painted its title; text that waits for its font is not. */
    isTitlePainted: boolean
    refused: string[]
  }
}

/** `theme`: what a reader who prefers the dark sees. Our lecture begins light for everybody. */
const decks = {
  lecture: { title: 'Base de la virtualisation', text: 'Un ordinateur dans l’ordinateur', dark: 'light' },
  plain: { title: 'Sorting out sorting', text: 'A deck that knows nothing', dark: 'dark' },
} as const
type Name = keyof typeof decks
const names = Object.keys(decks) as Name[]
const FIRST = '[data-slidev-no="1"]'

let browser: Browser
const servers = new Map<Name, LoopbackServer>()
const contexts: BrowserContext[] = []
beforeAll(async () => {
  browser = await launchBrowser()
  for (const name of names) servers.set(name, await serveFolder(join(inject(name).out, 'site')))
})
afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())))
afterAll(async () => {
  await browser.close()
  await Promise.all([...servers.values()].map((server) => server.close()))
})

interface Visit extends BrowserContextOptions {
  hash?: string
  scripts?: boolean
  /** What an earlier visit has left. */
  kept?: Record<string, string>
  /** What is asked for and never arrives. */
  held?: RegExp
  /** What is asked for and refused. */
  lost?: RegExp
  waitUntil?: 'commit' | 'load'
}

async function visit(
  name: Name,
  { hash = '', scripts = true, kept = {}, held, lost, waitUntil = 'load', ...options }: Visit = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options })
  contexts.push(context)
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort())
  if (!scripts) await context.route(/\.js$/, (route) => route.abort())
  if (held) await context.route(held, () => undefined)
  if (lost) await context.route(lost, (route) => route.abort())
  const page = await context.newPage()
  await page.addInitScript((storage) => {
    for (const [key, value] of Object.entries(storage)) localStorage.setItem(key, value)
    window.inSight = []
    window.isTitlePainted = false
    new PerformanceObserver(() => (window.isTitlePainted = true)).observe({ type: 'element', buffered: true })
    new MutationObserver(() => {
      for (const title of document.querySelectorAll('[data-slidev-no="1"] h1:not([elementtiming])'))
        title.setAttribute('elementtiming', 'title')
    }).observe(document, { childList: true, subtree: true })
    window.refused = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      window.refused.push(effectiveDirective),
    )
    const look = () => {
      const title = document.querySelector('[data-slidev-no="1"] h1')
      const box = title?.getBoundingClientRect()
      const isSeen = title?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false
      window.inSight.push(isSeen && box !== undefined && box.width > 0)
    }
    // A new observer is the last to be told in a frame: what is looked at is what is painted, Slidev has measured its window.
    const everyFrame = () => {
      const frame = new ResizeObserver(() => {
        frame.disconnect()
        look()
      })
      frame.observe(document.documentElement)
      requestAnimationFrame(everyFrame)
    }
    requestAnimationFrame(everyFrame)
  }, kept)
  await page.goto((servers.get(name)?.url ?? '') + hash, { waitUntil })
  return page
}

async function started(page: Page, no = 1): Promise<void> {
  await page.locator(`#app[data-v-app] .slidev-page-${no} .slidev-layout`).waitFor()
}

/** The title's box and colours. */
function titleOf(page: Page) {
  return page.evaluate(async () => {
    await document.fonts.ready
    const title = document.querySelector('[data-slidev-no="1"] h1')
    const canvas = document.querySelector('#slide-content')
    if (!title || !canvas) throw new Error('no title')
    const { x, y, width, height } = title.getBoundingClientRect()
    const { color, fontFamily } = getComputedStyle(title)
    const paper = getComputedStyle(canvas).backgroundColor
    return { box: [x, y, width, height], look: { color, fontFamily, paper } }
  })
}

const sizes = [
  { width: 360, height: 640 },
  { width: 640, height: 360 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
]

describe.each(names)('the first slide of the site (%s)', (name) => {
  const { title, text } = decks[name]

  describe.each(['light', 'dark'] as const)('for a reader who prefers the %s', (colorScheme) => {
    it.each(sizes)('is painted before any script has arrived, at %o', async (viewport) => {
      const page = await visit(name, { scripts: false, colorScheme, viewport })
      for (const words of [title, text]) {
        const place = page.locator(FIRST).getByText(words)
        expect(await place.isVisible()).toBe(true)
        expect(await place.evaluate(isOnTop)).toBe(true)
      }
      await page.waitForFunction(() => window.isTitlePainted)
      const theme = colorScheme === 'dark' ? decks[name].dark : 'light'
      expect(await page.evaluate(() => document.documentElement.className)).toBe(theme)
    })

    it.each(sizes)('stands where the deck puts it, in the same colours, at %o', async (viewport) => {
      const before = await titleOf(await visit(name, { scripts: false, colorScheme, viewport }))
      const page = await visit(name, { colorScheme, viewport })
      await started(page)
      const after = await titleOf(page)
      for (const [at, value] of before.box.entries()) expect(value).toBeCloseTo(after.box[at] ?? NaN, 0)
      expect(before.look).toEqual(after.look)
    })
  })

  it('waits for no style sheet, no script and no font', async () => {
    const page = await visit(name, { scripts: false, waitUntil: 'commit', held: /\.(?:css|woff2)$/ })
    await page.waitForFunction(() => window.isTitlePainted)
    expect(await page.locator(FIRST).getByText(title).isVisible()).toBe(true)
    expect(await page.evaluate(() => [...document.fonts].some(({ status }) => status === 'loaded'))).toBe(
      false,
    )
  })

  it('stays in sight while the deck takes its place, and is there once', async () => {
    const page = await visit(name)
    await started(page)
    await page.waitForLoadState('networkidle')
    const { inSight, refused } = await page.evaluate(() => ({
      inSight: window.inSight,
      refused: window.refused,
    }))
    expect(inSight).toContain(true)
    expect(inSight.slice(inSight.indexOf(true))).not.toContain(false)
    expect(await page.locator(FIRST).count()).toBe(1)
    expect(await page.locator('#slide-content').count()).toBe(1)
    expect(await page.locator('link[media="print"]').count()).toBe(0)
    expect(refused).toEqual([])
  })

  it('can be read where no script may run', async () => {
    const page = await visit(name, { javaScriptEnabled: false })
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
    expect(await page.getByText(text).isVisible()).toBe(true)
    expect(await page.locator('a[href="./handout.html"]').isVisible()).toBe(true)
  })

  it.each<[string, Visit]>([
    ['an address names another slide', { hash: '#/3' }],
    ['an address names a click', { hash: '#/1?clicks=1' }],
    ['the reader has chosen a scale', { kept: { 'slidev-scale': '1' } }],
  ])('is not painted ahead where %s', async (_, request) => {
    const page = await visit(name, { ...request, scripts: false })
    expect(await page.getByText(title).first().isVisible()).toBe(false)
    expect(await page.evaluate(() => window.refused)).toEqual([])
  })

  it('is never in sight on the way to another', async () => {
    const page = await visit(name, { hash: '#/3' })
    await started(page, 3)
    await page.waitForLoadState('networkidle')
    const inSight = await page.evaluate(() => window.inSight)
    expect(inSight.length).toBeGreaterThan(2)
    expect(inSight).not.toContain(true)
  })
})

it('the deck starts even where its style sheet was lost before the scripts came', async () => {
  const page = await visit('plain', { lost: /\/index-[^/]+\.css$/ })
  await started(page)
  await page.keyboard.press('PageDown')
  await started(page, 2)
})

it('a reader who has chosen a scale gets it', async () => {
  const page = await visit('plain', { kept: { 'slidev-scale': '0.5' } })
  await started(page)
  expect(
    await page.locator('#slide-content').evaluate((canvas) => canvas.getBoundingClientRect().width),
  ).toBe(490)
})

it('the first slide has the theme that the reader chose', async () => {
  const kept = { 'slidev-color-schema': 'dark' }
  const page = await visit('plain', { scripts: false, colorScheme: 'light', kept })
  const before = await titleOf(page)
  const later = await visit('plain', { colorScheme: 'light', kept })
  await started(later)
  expect(before.look).toEqual((await titleOf(later)).look)
  expect(await later.evaluate(() => document.documentElement.className)).toBe('dark')
})

/** Runs in the page: nothing hides the middle of its first line. */
function isOnTop(element: Element): boolean {
  const [line] = element.getClientRects()
  if (!line) return false
  const found = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2)
  return element === found || element.contains(found)
}
