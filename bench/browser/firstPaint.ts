import type { Browser } from 'playwright-core'
import { openPhone } from './phone.ts'

const PATIENCE = 120_000

/**
 * When a slow phone first paints the heading of the first slide, by the browser's own clock (Element Timing API): not
 * when a blank page or a frame around the slides is painted, nor when text waits unseen for its font.
 * @returns milliseconds from the start of the navigation
 */
export async function firstPaint(browser: Browser, url: string): Promise<number> {
  const { context, page } = await openPhone(browser)
  try {
    await page.addInitScript(watchHeadings)
    await page.goto(url, { waitUntil: 'commit' })
    const painted = await page.waitForFunction(() => (window as Watched).paintedAt, undefined, {
      timeout: PATIENCE,
      polling: 200,
    })
    return (await painted.jsonValue()) ?? Number.NaN
  } finally {
    await context.close()
  }
}

type Watched = Window & { paintedAt?: number }

/** Runs in the page before anything else. */
function watchHeadings(): void {
  type PaintedElement = PerformanceEntry & { renderTime: number; intersectionRect: DOMRectReadOnly }
  new PerformanceObserver((list) => {
    for (const { renderTime, intersectionRect } of list.getEntries() as PaintedElement[]) {
      if (intersectionRect.width > 0 && intersectionRect.height > 0)
        (window as Watched).paintedAt ??= renderTime
    }
  }).observe({ type: 'element', buffered: true })
  // The attribute must stand before the first paint; a callback of this kind runs before it.
  new MutationObserver(() => {
    for (const heading of document.querySelectorAll('h1:not([elementtiming])'))
      heading.setAttribute('elementtiming', 'title')
  }).observe(document, { childList: true, subtree: true })
}
