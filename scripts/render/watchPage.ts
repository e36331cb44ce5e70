import type { Page, Request } from 'playwright-core'
import type { DeckObservation, ObservedError, ObservedRequest } from '../deck/observation.ts'
import { watchCallers } from './watchCallers.ts'

/** Longest wait for what components do a little later, and for what they ask for then. */
const SETTLE_TIMEOUT_MS = 5_000

export interface WatchedPage {
  /** Waits until the timers of components that are soon to ring have rung, and until every request has its answer. */
  settled(): Promise<void>
  /** Everything that went wrong until now. */
  report(): Promise<Omit<DeckObservation, 'slides'>>
  firstError(): string | undefined
}

/** Keeps what goes wrong on a page from its first script on. Call it before the page is opened. */
export async function watchPage(page: Page, ownUrl: string): Promise<WatchedPage> {
  const errors: ObservedError[] = []
  const requests: ObservedRequest[] = []
  const underWay = new Map<Request, PromiseWithResolvers<void>>()
  const answered = (request: Request, failure: string | undefined) => {
    const url = request.url()
    if (/^(?:https?|wss?|file):/.test(url)) requests.push({ url, isRemote: isRemote(url, ownUrl), failure })
    underWay.get(request)?.resolve()
    underWay.delete(request)
  }

  page.on('pageerror', (error) => {
    // The browser refuses a wake lock to a page that nobody looks at.
    if (!/wake lock/i.test(error.message))
      errors.push({ slide: undefined, component: undefined, message: error.message })
  })
  page.on('request', (request) => underWay.set(request, Promise.withResolvers()))
  page.on('requestfinished', (request) => {
    void request.response().then(
      (response) => {
        const status = response?.status() ?? 0
        answered(request, status >= 400 ? `HTTP ${status}` : undefined)
      },
      () => answered(request, undefined),
    )
  })
  page.on('requestfailed', (request) => answered(request, request.failure()?.errorText ?? 'failed'))
  await page.addInitScript(watchCallers)

  return {
    async settled() {
      const end = performance.now() + SETTLE_TIMEOUT_MS
      const left = () => Math.max(1, end - performance.now())
      await page
        .waitForFunction(() => !window.__amphiWatch__?.pending.size, undefined, { timeout: left() })
        .catch(() => undefined)
      const late = AbortSignal.timeout(Math.ceil(left()))
      const tooLate = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve()))
      await Promise.race([Promise.all([...underWay.values()].map(({ promise }) => promise)), tooLate])
    },
    async report() {
      const seen = await page.evaluate(readReport)
      // What the policy of the page stops before it becomes a request.
      for (const url of seen.refused) {
        if (/^(?:https?|wss?):/.test(url) && !requests.some((request) => request.url === url))
          requests.push({ url, isRemote: isRemote(url, ownUrl), failure: 'csp' })
      }
      const named = [...seen.errors, ...seen.laterErrors]
      const messages = new Set(named.map(({ message }) => message))
      const all = [...named, ...errors.filter(({ message }) => !messages.has(message))]
      return {
        errors: all,
        requests: requests.map((request) => ({
          ...request,
          ...seen.askedBy[request.url],
          // The port is another one each time.
          url: request.url.replace(ownUrl, '/'),
        })),
        // An error that is thrown is written to the console as well.
        messages: seen.messages.filter(({ message }) => !all.some((error) => message === error.message)),
        components: seen.components,
        directives: seen.directives,
      }
    },
    firstError: () => errors[0]?.message,
  }
}

/** Runs in the page. */
function readReport() {
  const { errors = [], components = [], directives = [] } = window.__amphi__ ?? {}
  const { errors: laterErrors = [], messages = [], askedBy = {}, refused = [] } = window.__amphiWatch__ ?? {}
  const everything = { ...askedBy }
  for (const element of document.querySelectorAll<HTMLImageElement>('[data-slide] :is([src], [poster])')) {
    const slide = Number(element.closest<HTMLElement>('[data-slide]')?.dataset['slide'])
    for (const address of [element.currentSrc, element.src, element.getAttribute('poster')])
      if (address) everything[address] ??= { slide, component: undefined }
  }
  return { errors, components, directives, laterErrors, messages, askedBy: everything, refused }
}

export function isRemote(url: string, ownUrl: string): boolean {
  return /^(?:https?|wss?):/.test(url) && !url.startsWith(ownUrl)
}
