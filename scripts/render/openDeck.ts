import type { Browser } from 'playwright-core'
import type { CanvasPage, DeckObservation, SlideObservation } from '../deck/observation.ts'
import type { RenderedHandout } from '../deck/renderedHandout.ts'
import { AmphiError } from '../errors.ts'
import type { BrowserWatch } from './browserWatch.ts'
import { gatherHandout } from './gatherHandout.ts'
import { observeSlides } from './observeSlides.ts'
import type { PrintOptions, PrintView } from './printRequest.ts'
import { printAddress } from './printRequest.ts'
import { serveRemote } from './serveRemote.ts'
import { serveFolder } from './staticServer.ts'
import { isRemote, watchPage } from './watchPage.ts'

const READY_TIMEOUT_MS = 60_000

export interface OpenDeck {
  /** Shows one of the views that print, and waits until everything on it has arrived. */
  show(view: PrintView, options?: PrintOptions): Promise<void>
  /** What can be seen and what went wrong so far. Looks at the slides only in the view `slides`. */
  observe(): Promise<DeckObservation>
  /** The pages of a view that gives each a whole canvas, in order; empty for one that flows over its pages. */
  canvasPages(): Promise<CanvasPage[]>
  /** Prints what is shown in the size that its style sheet names, with tags and an outline. */
  print(): Promise<Uint8Array>
  /** Prints the same pages without tags and with empty canvases: enough to find out what lands on which page. */
  printDraft(): Promise<Uint8Array>
  /** Whether what is shown has contents that wait for their page numbers. */
  hasContents(): Promise<boolean>
  /** Completes the contents. @param pages 1-based, by the id of what stands there */
  writePageNumbers(pages: Readonly<Record<string, number>>): Promise<void>
  /** The handout as data, in both themes. Asks for the view `handout`. */
  gatherHandout(): Promise<RenderedHandout>
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
  const watched = await watchPage(page, server.url)
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
      throw isTimeout(cause) ? unfinished('slides', cause, watched.firstError()) : cause
    })

  // From here on it is the caller who closes; until here any failure does.
  const owned = cleanup.move()
  let shown: PrintView | undefined
  let slides: SlideObservation[] | undefined
  const print = async ({ isTagged }: { isTagged: boolean }): Promise<Uint8Array> => {
    signal.throwIfAborted()
    const common = { preferCSSPageSize: true, printBackground: true }
    return await page.pdf({ ...common, tagged: isTagged, outline: isTagged })
  }
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
          throw unfinished(view, cause, watched.firstError())
        })
      shown = view
    },
    async observe() {
      signal.throwIfAborted()
      await watched.settled()
      // What is printed from one loaded page does not change from view to view: once is enough.
      if (shown === 'slides') slides ??= await observeSlides(page)
      return { slides: shown === 'slides' ? (slides ?? []) : [], ...(await watched.report()) }
    },
    canvasPages: () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.amphi-slide-page')].map(({ dataset }) => ({
          slide: Number(dataset['slide']),
          click: dataset['click'] === undefined ? undefined : Number(dataset['click']),
        })),
      ),
    print: () => print({ isTagged: true }),
    async printDraft() {
      // A canvas has a size of its own, and what it holds is still laid out when it is shown again.
      const emptied = await page.addStyleTag({
        content: '.print-slide-container { content-visibility: hidden !important }',
      })
      try {
        return await print({ isTagged: false })
      } finally {
        await emptied.evaluate((style) => (style as Element).remove())
      }
    },
    hasContents: () => page.evaluate(() => document.querySelector('[data-page-of]') !== null),
    async writePageNumbers(pages) {
      await page.evaluate((known) => {
        for (const place of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
          place.textContent = String(known[place.dataset['pageOf'] ?? ''] ?? '')
        }
      }, pages)
    },
    async gatherHandout() {
      signal.throwIfAborted()
      return await gatherHandout(page)
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
