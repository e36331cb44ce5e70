import type { Browser, Page } from 'playwright-core'
import type { RenderedFirstSlide, Theme } from '../deck/renderedFirstSlide.ts'
import type { BrowserWatch } from './browserWatch.ts'
import { followedRules } from './followedRules.ts'
import { serveRemote } from './serveRemote.ts'
import { serveFolder } from './staticServer.ts'
import { takeFirstSlide } from './takeFirstSlide.ts'
import { isRemote } from './watchPage.ts'

/** A page that never falls silent is not waited for much longer than one that does. */
const READY_TIMEOUT_MS = 15_000

export interface SiteRequest {
  browser: Browser
  watch: Pick<BrowserWatch, 'over'>
  /** Folder that holds the site's `index.html`. */
  dir: string
  /** Whether the deck may reach other hosts. */
  allowsRemote: boolean
  signal: AbortSignal
}

/** A picture of the window, by the theme that the reader prefers. */
export type Looks = Record<Theme, Uint8Array>

/** How the site begins once its scripts have run, and its first slide; that is undefined where markup cannot say it. */
export async function startOfSite(
  request: SiteRequest,
): Promise<{ slide: RenderedFirstSlide | undefined; looks: Looks }> {
  const ofLight = visit(request, { prefers: 'light', see: themeOf })
  const ofDark = visit(request, {
    prefers: 'dark',
    see: async (page) => {
      const themes = [(await ofLight).seen, await themeOf(page)] as const
      const taken = await page.evaluate(takeFirstSlide)
      if (!taken) return undefined
      const css = await page.evaluate(followedRules, [...new Set(themes)])
      return withTheme({ ...taken, css }, themes)
    },
  })
  const [light, dark] = await Promise.all([ofLight, ofDark])
  return { slide: dark.seen, looks: { light: light.look, dark: dark.look } }
}

/** How the site begins as long as none of its script files has arrived. */
export async function siteBeforeScripts(request: SiteRequest): Promise<Looks> {
  const lookOf = async (prefers: Theme) => {
    const see = () => Promise.resolve()
    return (await visit(request, { prefers, see, withoutScripts: true })).look
  }
  const [light, dark] = await Promise.all([lookOf('light'), lookOf('dark')])
  return { light, dark }
}

/** @returns undefined for a deck that begins with the theme that the reader does not prefer */
function withTheme(
  slide: Omit<RenderedFirstSlide, 'theme'>,
  [ofLight, ofDark]: readonly [Theme, Theme],
): RenderedFirstSlide | undefined {
  if (ofLight === ofDark) return { ...slide, theme: ofLight }
  return ofLight === 'light' ? { ...slide, theme: undefined } : undefined
}

interface Visit<Seen> {
  prefers: Theme
  see: (page: Page) => Promise<Seen>
  withoutScripts?: boolean
}

/** Opens the site as a reader does who comes for the first time. */
async function visit<Seen>(
  { browser, watch, dir, allowsRemote, signal }: SiteRequest,
  { prefers, see, withoutScripts = false }: Visit<Seen>,
): Promise<{ look: Uint8Array; seen: Seen }> {
  signal.throwIfAborted()
  await using cleanup = new AsyncDisposableStack()
  const server = cleanup.adopt(await serveFolder(dir), (opened) => opened.close())
  const context = cleanup.adopt(
    await watch.over(browser.newContext({ colorScheme: prefers, reducedMotion: 'reduce' })),
    (opened) => opened.close().catch(() => undefined),
  )
  await context.route(
    (url) => isRemote(url.href, server.url),
    (route) => serveRemote(route, allowsRemote),
  )
  if (withoutScripts)
    await context.route(
      ({ pathname }) => /\.m?js$/.test(pathname),
      (route) => route.abort(),
    )
  const page = await watch.over(context.newPage())
  const waitUntil = withoutScripts ? 'load' : 'networkidle'
  await page.goto(server.url, { waitUntil, timeout: READY_TIMEOUT_MS })
  const slide = page.locator('[data-slidev-no="1"] > *').first()
  await slide.waitFor({ state: 'attached', timeout: READY_TIMEOUT_MS })
  await page.evaluate(allArrived)
  const look = await page.screenshot({ animations: 'disabled' })
  return { look, seen: await see(page) }
}

function themeOf(page: Page): Promise<Theme> {
  return page.evaluate(() => (document.documentElement.classList.contains('dark') ? 'dark' : 'light'))
}

/** Runs in the page. */
async function allArrived(): Promise<void> {
  await document.fonts.ready
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
