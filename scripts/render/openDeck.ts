import type { Browser, Page, Route } from 'playwright-core'
import type { CanvasPage, DeckObservation, ObservedError, ObservedRequest } from '../deck/observation.ts'
import { AmphiError } from '../errors.ts'
import type { BrowserWatch } from './browserWatch.ts'
import { measureSlides } from './measureSlides.ts'
import type { PrintOptions, PrintView } from './printRequest.ts'
import { printAddress } from './printRequest.ts'
import { serveFolder } from './staticServer.ts'

const READY_TIMEOUT_MS = 60_000
/** A remote image must not hold up a lecture: what has not come by then counts as missing. */
const REMOTE_TIMEOUT_MS = 8_000

export interface OpenDeck {
  /** Shows one of the views that print, and waits until everything on it has arrived. */
  show(view: PrintView, options?: PrintOptions): Promise<void>
  /** What can be seen and what went wrong so far. Measures slides only in the view `slides`. */
  observe(): Promise<DeckObservation>
  /** The pages of a view that gives each a whole canvas, in order; empty for one that flows over its pages. */
  canvasPages(): Promise<CanvasPage[]>
  /** Prints what is shown: tagged, with an outline, in the size that its style sheet names. */
  print(): Promise<Uint8Array>
  close(): Promise<void>
}

export interface OpenDeckRequest {
  browser: Browser
  watch: Pick<BrowserWatch, 'over'>
  /** Folder that holds `deck.html`. */
  dir: string
  /** Whether the deck may reach other hosts. */
  allowsRemote: boolean
  signal: AbortSignal
}

/** Opens the one-file edition in the browser; one loaded page serves every view. */
export async function openDeck({
  browser,
  watch,
  dir,
  allowsRemote,
  signal,
}: OpenDeckRequest): Promise<OpenDeck> {
  signal.throwIfAborted()
  await using cleanup = new AsyncDisposableStack()
  const server = cleanup.adopt(await serveFolder(dir), (opened) => opened.close())
  const context = cleanup.adopt(
    await browser.newContext({
      viewport: { width: 1280, height: 720 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
    }),
    (opened) => opened.close().catch(() => undefined),
  )
  const page = await watch.over(context.newPage())
  const errors: ObservedError[] = []
  const requests: ObservedRequest[] = []
  watchPage(page, { errors, requests, ownUrl: server.url })
  await context.route(
    (url) => isRemote(url.href, server.url),
    (route) => serveRemote(route, allowsRemote),
  )
  await page
    .goto(`${server.url}deck.html?print#${printAddress('slides')}`, {
      waitUntil: 'domcontentloaded',
      timeout: READY_TIMEOUT_MS,
    })
    .catch((cause: unknown) => {
      signal.throwIfAborted()
      throw isTimeout(cause) ? unfinished('slides', cause, errors[0]?.message) : cause
    })

  // From here on it is the caller who closes; until here any failure does.
  const owned = cleanup.move()
  let shown: PrintView | undefined
  return {
    async show(view, options) {
      signal.throwIfAborted()
      await page.evaluate(
        (hash) => {
          if (location.hash === hash) return
          delete document.documentElement.dataset['amphiReady']
          location.hash = hash
        },
        `#${printAddress(view, options)}`,
      )
      await page
        .waitForFunction((name) => document.documentElement.dataset['amphiReady'] === name, view, {
          timeout: READY_TIMEOUT_MS,
        })
        .catch((cause: unknown) => {
          signal.throwIfAborted()
          throw unfinished(view, cause, errors[0]?.message)
        })
      shown = view
    },
    async observe() {
      const report = await page.evaluate(() => window.__amphi__ ?? { errors: [], components: [] })
      const slides = shown === 'slides' ? await page.evaluate(measureSlides, 1) : []
      return {
        slides,
        errors: [...report.errors, ...errors],
        requests: [...requests],
        components: report.components,
      }
    },
    canvasPages: () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.amphi-slide-page')].map(({ dataset }) => ({
          slide: Number(dataset['slide']),
          click: dataset['click'] === undefined ? undefined : Number(dataset['click']),
        })),
      ),
    async print() {
      signal.throwIfAborted()
      return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
    },
    close: () => owned.disposeAsync(),
  }
}

function unfinished(view: PrintView, cause: unknown, firstError: string | undefined): AmphiError {
  const isSlow = isTimeout(cause)
  const what = isSlow
    ? `The ${view} did not finish drawing within ${READY_TIMEOUT_MS / 1000} s`
    : `The browser ended while it drew the ${view}`
  return new AmphiError(firstError ? `${what}: ${firstError}` : what, {
    hint: isSlow
      ? 'Look for a component that never mounts, or an image that never arrives.'
      : 'Run the command again; if it ends again, name another browser with AMPHI_CHROMIUM.',
    cause,
  })
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'TimeoutError'
}

interface Watched {
  errors: ObservedError[]
  requests: ObservedRequest[]
  ownUrl: string
}

function watchPage(page: Page, { errors, requests, ownUrl }: Watched): void {
  page.on('pageerror', (error) => {
    // The browser refuses a wake lock to a page that nobody looks at.
    if (!/wake lock/i.test(error.message))
      errors.push({ slide: undefined, component: undefined, message: error.message })
  })
  page.on('requestfinished', (request) => {
    void request.response().then(
      (response) => {
        const failure = response && response.status() >= 400 ? `HTTP ${response.status()}` : undefined
        if (request.url().startsWith('http'))
          requests.push({ url: request.url(), isRemote: isRemote(request.url(), ownUrl), failure })
      },
      // The browser ended meanwhile, which whoever works with it reports.
      () => undefined,
    )
  })
  page.on('requestfailed', (request) => {
    requests.push({
      url: request.url(),
      isRemote: isRemote(request.url(), ownUrl),
      failure: request.failure()?.errorText ?? 'failed',
    })
  })
}

function isRemote(url: string, ownUrl: string): boolean {
  return /^(?:https?|wss?):/.test(url) && !url.startsWith(ownUrl)
}

async function serveRemote(route: Route, allowsRemote: boolean): Promise<void> {
  if (!allowsRemote) return await route.abort('blockedbyclient')
  try {
    await route.fulfill({ response: await route.fetch({ timeout: REMOTE_TIMEOUT_MS }) })
  } catch {
    await route.abort('failed').catch(() => undefined)
  }
}
