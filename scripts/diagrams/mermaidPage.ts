import { readFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Route } from 'playwright-core'
import { DiagramError } from './diagramError.ts'
import { drawInPage } from './drawInPage.ts'
import type { Drawing, DrawRequest } from './drawInPage.ts'
import { readInPage } from './readInPage.ts'

/** A name that no machine has: what is not served from disk below cannot be reached. */
const origin = 'http://diagrams.invalid'

const mermaidFolder = dirname(fileURLToPath(import.meta.resolve('mermaid')))
const addonStyles = resolve(import.meta.dirname, '../../addon/styles')

/** The version of Mermaid that draws, e.g. `12.3.0`. */
export async function mermaidVersion(): Promise<string> {
  const description = await readFile(join(mermaidFolder, '../package.json'), 'utf8')
  return (JSON.parse(description) as { version: string }).version
}

/**
 * Draws one diagram with the real Mermaid in a page of its own: Mermaid counts some ids per page, and configuration of
 * one diagram must not reach the next. Nothing is fetched from a network.
 *
 * @throws DiagramError when the diagram takes longer than `patience`; the signal's reason when aborted
 */
export async function drawInFreshPage({
  browser,
  signal,
  patience = 20_000,
  ...request
}: DrawRequest & {
  browser: Browser
  signal?: AbortSignal
  /** Milliseconds. */
  patience?: number
}): Promise<Drawing> {
  signal?.throwIfAborted()
  const context = await browser.newContext({ serviceWorkers: 'block', colorScheme: 'light', locale: 'en-GB' })
  try {
    return await withinReason(draw(context, request), { patience, signal })
  } finally {
    // Not awaited: a page caught in an endless loop answers late.
    void context.close().catch(() => undefined)
  }
}

async function draw(context: BrowserContext, request: DrawRequest): Promise<Drawing> {
  const page = await context.newPage()
  await page.addInitScript(sameDice)
  await page.route('**/*', serve)
  await page.goto(`${origin}/`)
  const drawing = await page.evaluate(drawInPage, request)
  if (!drawing.ok) return drawing
  return { ...drawing, contents: await page.evaluate(readInPage, request.source) }
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

const page = `<!doctype html>
<meta charset="utf-8">
<link rel="stylesheet" href="/addon/fonts.css">
<script type="module">
  import mermaid from '/mermaid/mermaid.esm.min.mjs'
  window.mermaid = mermaid
</script>
<body></body>`

async function serve(route: Route): Promise<void> {
  const { origin: asked, pathname } = new URL(route.request().url())
  if (asked !== origin) return route.abort()
  if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: page })
  try {
    const body = await readFile(fileFor(decodeURIComponent(pathname)))
    const contentType = contentTypes[pathname.slice(pathname.lastIndexOf('.'))]
    // The deck's own declarations serve here too; the bundler would resolve their package names.
    return await route.fulfill({
      contentType,
      body: pathname.endsWith('.css')
        ? body.toString().replaceAll("url('@", `url('${origin}/package/@`)
        : body,
    })
  } catch {
    return route.abort()
  }
}

function fileFor(pathname: string): string {
  const [, root = '', ...rest] = pathname.split('/')
  if (root === 'package') return fileURLToPath(import.meta.resolve(rest.join('/')))
  const folder = root === 'mermaid' ? mermaidFolder : addonStyles
  const file = resolve(folder, ...rest)
  if (!file.startsWith(folder + sep)) throw new Error(`${pathname} is outside of what the page may read`)
  return file
}

const contentTypes: Record<string, string> = {
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
