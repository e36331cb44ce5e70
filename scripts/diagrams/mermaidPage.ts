import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mermaid } from 'mermaid'
import type { Browser, Page } from 'playwright-core'
import type { LoopbackServer } from '../deck/loopbackServer.ts'
import { DiagramError } from './diagramError.ts'
import { drawInPage } from './drawInPage.ts'
import type { Drawing, DrawRequest } from './drawInPage.ts'
import { mermaidFolder, serveMermaid } from './mermaidServer.ts'
import { numberActors } from './numberActors.ts'
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
 * What Mermaid calls the kinds that leave nothing behind in its page but the number of actors. Of the others some count
 * ids per page: they get a page that has drawn nothing yet, and it is loaded anew behind them.
 */
const LEAVE_NOTHING = new Set([
  ...['flowchart', 'flowchart-v2', 'stateDiagram', 'sequence'],
  ...['er', 'block', 'pie', 'timeline'],
])

/** A page in which Mermaid draws. */
interface MermaidPage {
  page: Page
  /** Whether it draws the next diagram as a page that is new. */
  isClean: boolean
}

/**
 * Pages in which Mermaid draws, as many as diagrams are drawn at once. They stay open, for loading one costs more than
 * drawing does.
 *
 * @param browser the browser, or how to get one; asked for only when something must be drawn
 */
export function openMermaidPages(browser: Browser | (() => Promise<Browser>)): MermaidPages {
  const idle: MermaidPage[] = []
  let served: Promise<LoopbackServer> | undefined

  async function open(): Promise<MermaidPage> {
    const from = typeof browser === 'function' ? await browser() : browser
    const context = await from.newContext({
      serviceWorkers: 'block',
      colorScheme: 'light',
      locale: 'en-GB',
    })
    await context.addInitScript(sameDice)
    return { page: await context.newPage(), isClean: false }
  }

  return {
    async draw({ signal, patience = 20_000, ...request }) {
      signal?.throwIfAborted()
      served ??= serveMermaid()
      const { url } = await served
      const opened = idle.pop() ?? (await open())
      try {
        const drawing = await withinReason(draw(opened, url, request), { patience, signal })
        idle.push(opened)
        return drawing
      } catch (error) {
        // Not awaited: a page caught in an endless loop answers late.
        void opened.page.context().close().catch(ignore)
        throw error
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(idle.splice(0).map(({ page }) => page.context().close().catch(ignore)))
      await (await served?.catch(ignore))?.close()
    },
  }
}

async function draw(opened: MermaidPage, url: string, request: DrawRequest): Promise<Drawing> {
  const { page } = opened
  const readKind = () => page.evaluate(kindOf, request.source)
  if (!opened.isClean || !LEAVE_NOTHING.has(await readKind())) await page.goto(url)
  opened.isClean = false
  await page.evaluate(startOver)
  const drawing = await page.evaluate(drawInPage, request)
  if (!drawing.ok) return drawing
  const contents = await page.evaluate(readInPage, request.source)
  const kind = await readKind()
  opened.isClean = LEAVE_NOTHING.has(kind)
  return { ...drawing, svg: kind === 'sequence' ? numberActors(drawing.svg) : drawing.svg, contents }
}

function kindOf(source: string): string {
  try {
    return (window as unknown as { mermaid: Mermaid }).mermaid.detectType(source)
  } catch {
    // No kind that Mermaid knows: drawing it will say so.
    return ''
  }
}

function ignore(): void {
  // It is closed already, or was never opened.
}

interface Dice {
  throwFrom(state: number): void
}

// Names of commits and some layouts are drawn by lot: the same diagram must come out the same.
function sameDice(): void {
  let state = 1
  Math.random = () => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647
    return state / 2_147_483_647
  }
  const dice: Dice = { throwFrom: (start) => (state = start) }
  Object.assign(window, { dice })
}

function startOver(): void {
  ;(window as unknown as { dice: Dice }).dice.throwFrom(1)
  document.body.replaceChildren()
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
