import type { Browser } from 'playwright-core'
import { openPhone } from './phone.ts'

const PATIENCE = 120_000

/**
 * When a slow phone first paints the heading of the first slide or the text below it, by the browser's own clock (Element
 * Timing and Largest Contentful Paint): not when a blank page or a frame around the slides is painted, nor while text
 * waits unseen for its font.
 * @returns milliseconds from the start of the navigation
 */
export async function firstPaint(browser: Browser, url: string): Promise<number> {
  const { context, page } = await openPhone(browser)
  try {
    await page.addInitScript(watchHeadings)
    await page.goto(url, { waitUntil: 'commit' })
    const wait = { timeout: PATIENCE, polling: 200 }
    await page.waitForFunction(() => (window as Watched).paintedAt, undefined, wait)
    // One of the two may still be on its way.
    await page.waitForLoadState('networkidle')
    return await page.evaluate(() => (window as Watched).paintedAt ?? Number.NaN)
  } finally {
    await context.close()
  }
}

type Watched = Window & { paintedAt?: number }

/** Runs in the page before anything else. */
function watchHeadings(): void {
  type Painted = PerformanceEntry & { renderTime: number; element: Element | null }
  const text = 'h1, h1 ~ p'
  const note = (list: PerformanceObserverEntryList) => {
    for (const { renderTime, element } of list.getEntries() as Painted[]) {
      if (element?.matches(text) !== true) continue
      const seen = window as Watched
      seen.paintedAt = Math.min(seen.paintedAt ?? Infinity, renderTime)
    }
  }
  // Either alone may miss it: one leaves out text that is laid out anew at once, the other what is not the largest.
  for (const type of ['element', 'largest-contentful-paint'])
    new PerformanceObserver(note).observe({ type, buffered: true })
  // The attribute must stand before the first paint; a callback of this kind runs before it.
  new MutationObserver(() => {
    for (const found of document.querySelectorAll('h1:not([elementtiming])'))
      found.setAttribute('elementtiming', 'title')
  }).observe(document, { childList: true, subtree: true })
}
