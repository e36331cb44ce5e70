import type { Browser, Page } from 'playwright-core'
import { serveFolder } from '../../scripts/render/staticServer.ts'

export interface SheetRequest {
  browser: Browser
  /** Folder of the built speaker's edition. */
  dir: string
  /** What follows `/amphi/` in the address: a view and what is asked of it, e.g. `handout-ruled?answers=no`. */
  view: string
}

/** Opens a view that prints, as the build does, and hands it to `use` once everything on it has arrived. */
export async function withSheet<T>(
  { browser, dir, view }: SheetRequest,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const server = await serveFolder(dir)
  const page = await browser.newPage()
  try {
    await page.route(
      (url) => !url.href.startsWith(server.url),
      (route) => route.abort(),
    )
    await page.goto(`${server.url}deck.html?print#/amphi/${view}`, { waitUntil: 'domcontentloaded' })
    const name = view.split('?')[0]
    await page.waitForFunction((ready) => document.documentElement.dataset['amphiReady'] === ready, name)
    return await use(page)
  } finally {
    await page.close()
    await server.close()
  }
}

/** The view on paper, without what the build adds afterwards. */
export function printSheet(request: SheetRequest): Promise<Uint8Array> {
  return withSheet(request, (page) =>
    page.pdf({ preferCSSPageSize: true, tagged: true, printBackground: true }),
  )
}
