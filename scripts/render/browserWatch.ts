import type { Browser, Page } from 'playwright-core'
import { AmphiError } from '../errors.ts'

const ASK_EVERY_MS = 2500
/**
 * Times in a row; sooner than a drawing is given up, which would blame the deck. Counted and not timed: a process that was
 * itself stopped for a while must not blame the browser.
 */
const BROWSER_MAY_MISS = 4
/** A page computes and prints, and hears nothing meanwhile. */
const PAGE_MAY_MISS = 24

export interface BrowserWatch {
  /**
   * Asks a browser and its pages now and then whether they answer, until it ends. One that does not is killed, so that
   * whoever waits for it fails instead of waiting for ever.
   */
  follow: (browser: Browser) => Promise<void>
  /** The error to report for work that failed: about the browser when that is what failed, else the same. */
  explain: (error: unknown) => unknown
  /**
   * Work whose errors are explained, and that is given up when the browser ends: Playwright waits for ever for a page that
   * was being opened then.
   */
  over: <T>(work: Promise<T>) => Promise<T>
  /** Ends a browser, by force when it does not obey within a few seconds. */
  end: (browser: Browser) => Promise<void>
}

export interface WatchOptions {
  /** What ends a browser on purpose. */
  signal?: AbortSignal | undefined
  askEveryMs?: number
}

const STOPPED = 'The browser stopped answering'
const AGAIN = 'Run the command again; if it happens again, name another browser with AMPHI_CHROMIUM.'

/** Tells a browser that crashes or hangs from a deck that is wrong. */
export function createBrowserWatch({ signal, askEveryMs = ASK_EVERY_MS }: WatchOptions = {}): BrowserWatch {
  const processes = new WeakMap<Browser, number>()
  const lost = Promise.withResolvers<never>()
  lost.promise.catch(() => undefined)
  let loss: string | undefined

  const kill = (browser: Browser) => {
    const pid = processes.get(browser)
    if (pid !== undefined) killTree(pid)
    else void browser.close().catch(() => undefined)
  }

  const explain = (error: unknown) => {
    if (signal?.aborted) return error
    const what = loss ?? (saysCrashed(error) ? 'A page of the browser crashed' : undefined)
    return what === undefined ? error : new AmphiError(what, { hint: AGAIN, cause: error })
  }

  return {
    explain,
    async follow(browser) {
      const tooLate = setTimeout(() => {
        loss ??= STOPPED
        kill(browser)
      }, askEveryMs * BROWSER_MAY_MISS)
      const session = await browser.newBrowserCDPSession()
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      clearTimeout(tooLate)
      const own = processInfo.find(({ type }) => type === 'browser')
      if (own !== undefined) processes.set(browser, own.id)

      const missed = new Map<Browser | Page, number>()
      const ask = (asked: Browser | Page, answer: Promise<unknown>) => {
        missed.set(asked, 0)
        // A refusal is an answer as well.
        void answer.catch(() => undefined).then(() => missed.delete(asked))
      }
      const timer = setInterval(() => {
        const pages = browser.contexts().flatMap((context) => context.pages())
        for (const asked of missed.keys())
          if (asked !== browser && !pages.includes(asked as Page)) missed.delete(asked)
        for (const asked of [browser, ...pages]) {
          const misses = missed.get(asked)
          if (misses === undefined)
            ask(asked, asked === browser ? session.send('Browser.getVersion') : (asked as Page).evaluate('0'))
          else missed.set(asked, misses + 1)
          if ((misses ?? 0) < (asked === browser ? BROWSER_MAY_MISS : PAGE_MAY_MISS)) continue
          loss ??= asked === browser ? STOPPED : 'A page of the browser stopped answering'
          kill(browser)
        }
      }, askEveryMs)
      timer.unref()
      browser.on('disconnected', () => {
        clearInterval(timer)
        // One that crashed leaves processes that still write to its folder.
        if (own !== undefined) killGroup(own.id)
        loss ??= 'The browser ended before its work was done'
        lost.reject(new Error(loss))
      })
    },
    async over(work) {
      try {
        return await Promise.race([work, lost.promise])
      } catch (error) {
        throw explain(error)
      }
    },
    async end(browser) {
      const force = setTimeout(() => kill(browser), askEveryMs)
      await browser.close().finally(() => clearTimeout(force))
    },
  }
}

function saysCrashed(error: unknown): boolean {
  return error instanceof Error && /\b(?:target|page) crashed/i.test(error.message)
}

function killTree(pid: number): void {
  if (!killGroup(pid)) sendKill(pid)
}

/** Playwright gives the browser a process group of its own where there are groups. */
function killGroup(pid: number): boolean {
  return process.platform !== 'win32' && sendKill(-pid)
}

function sendKill(target: number): boolean {
  try {
    return process.kill(target, 'SIGKILL')
  } catch {
    // No such group or process, or it has ended already.
    return false
  }
}
