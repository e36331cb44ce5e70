import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { LoopbackServer } from '../deck/loopbackServer.ts'
import { DiagramError } from './diagramError.ts'
import { drawInPage } from './drawInPage.ts'
import type { Drawing, DrawRequest } from './drawInPage.ts'
import { mermaidFolder, serveMermaid } from './mermaidServer.ts'
import { readInPage } from './readInPage.ts'

export interface DrawingRequest extends DrawRequest {
  signal?: AbortSignal | undefined
  /** Milliseconds. */
  patience?: number
}

export interface MermaidPages extends AsyncDisposable {
  /**
   * Draws one diagram with the real Mermaid. Nothing is fetched from a network.
   *
   * @throws DiagramError when the diagram takes longer than `patience`; the signal's reason when aborted
   */
  draw: (request: DrawingRequest) => Promise<Drawing>
}

/** The version of Mermaid that draws, e.g. `12.3.0`. */
export async function mermaidVersion(): Promise<string> {
  const description = await readFile(join(mermaidFolder, '../package.json'), 'utf8')
  return (JSON.parse(description) as { version: string }).version
}

/**
 * Pages in which Mermaid draws, as many as diagrams are drawn at once. A page is loaded anew for each diagram: Mermaid
 * counts some ids per page, and configuration of one diagram must not reach the next. But it stays open, and what the
 * browser has read and compiled of Mermaid stays with it.
 *
 * @param browser the browser, or how to get one; asked for only when something must be drawn
 */
export function openMermaidPages(browser: Browser | (() => Promise<Browser>)): MermaidPages {
  const idle: Page[] = []
  let served: Promise<LoopbackServer> | undefined

  async function open(): Promise<Page> {
    const from = typeof browser === 'function' ? await browser() : browser
    const context = await from.newContext({
      serviceWorkers: 'block',
      colorScheme: 'light',
      locale: 'en-GB',
    })
    await context.addInitScript(sameDice)
    return await context.newPage()
  }

  return {
    async draw({ signal, patience = 20_000, ...request }) {
      signal?.throwIfAborted()
      served ??= serveMermaid()
      const { url } = await served
      const page = idle.pop() ?? (await open())
      try {
        const drawing = await withinReason(draw(page, url, request), { patience, signal })
        idle.push(page)
        return drawing
      } catch (error) {
        // Not awaited: a page caught in an endless loop answers late.
        void page.context().close().catch(ignore)
        throw error
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(idle.splice(0).map((page) => page.context().close().catch(ignore)))
      await (await served?.catch(ignore))?.close()
    },
  }
}

async function draw(page: Page, url: string, request: DrawRequest): Promise<Drawing> {
  await page.goto(url)
  const drawing = await page.evaluate(drawInPage, request)
  if (!drawing.ok) return drawing
  return { ...drawing, contents: await page.evaluate(readInPage, request.source) }
}

function ignore(): void {
  // It is closed already, or was never opened.
}

// Names of commits and some layouts are drawn by lot: the same diagram must come out the same.
function sameDice(): void {
  let state = 1
  Math.random = () => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647
    return state / 2_147_483_647
  }
}

async function withinReason(
  drawing: Promise<Drawing>,
  { patience, signal }: { patience: number; signal: AbortSignal | undefined },
): Promise<Drawing> {
  // A page that is closed under way rejects after the race is over.
  drawing.catch(() => undefined)
  signal?.throwIfAborted()
  const stop = new AbortController()
  const given = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    given.reject(
      new DiagramError(`Mermaid did not finish this diagram within ${patience / 1000} s`, {
        hint: 'Draw less in one diagram, or look for a cycle that its layout cannot untangle.',
      }),
    )
  }, patience)
  signal?.addEventListener('abort', () => given.reject(signal.reason as Error), { signal: stop.signal })
  try {
    return await Promise.race([drawing, given.promise])
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}
