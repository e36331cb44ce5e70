import { gzipSync } from 'node:zlib'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { openPhone } from './phone.ts'

export interface FirstVisit {
  /** Of script that has arrived by then, compressed, scripts within the page included. */
  scriptBytes: number
  /** From the request to the first key that is obeyed. */
  interactiveMs: number
}

/** Between two presses of the key. */
const PRESS_EVERY = 100
const PATIENCE = 60_000

/**
 * Visits a deck for the first time on a slow phone, and presses the arrow key until the deck obeys: that is when the first
 * slide is interactive.
 * @throws Error when it never does
 */
export async function firstVisit(browser: Browser, url: string): Promise<FirstVisit> {
  const { context, page, session } = await openPhone(browser)
  try {
    const received = countScript(session)
    const visits: FirstVisit[] = []
    const start = performance.now()
    await session.send('Page.enable')
    session.on('Page.navigatedWithinDocument', ({ url: address }) => {
      // The deck itself moves from its bare address to that of the first slide.
      if (!isFirst(new URL(address)))
        visits.push({ scriptBytes: received(), interactiveMs: performance.now() - start })
    })
    await page.goto(url, { waitUntil: 'commit' })
    while (visits.length === 0 && performance.now() - start < PATIENCE) {
      await page.keyboard.press('ArrowRight')
      await page.waitForTimeout(PRESS_EVERY)
    }
    const [visit] = visits
    if (visit === undefined) throw new Error(`${url} obeys no key within ${PATIENCE / 1000} s`)
    return { ...visit, scriptBytes: visit.scriptBytes + (await bytesWithin(page)) }
  } finally {
    await context.close()
  }
}

/** Scripts that stand in the page itself, as they would be compressed. */
async function bytesWithin(page: Page): Promise<number> {
  const texts = await page.locator('script:not([src])').allTextContents()
  return texts.reduce((sum, text) => sum + (text === '' ? 0 : gzipSync(text).length), 0)
}

function isFirst({ pathname, search, hash }: URL): boolean {
  return search === '' && ['/', '/1', '/#1', '/#/1', '/#/'].includes(pathname + hash)
}

/** @returns how many bytes of script files have arrived until now, as sent over the network, headers left out */
function countScript(session: CDPSession): () => number {
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    // A preloaded module is of another type until it is imported.
    if (type === 'Script' || /javascript/.test(response.mimeType)) scripts.add(requestId)
  })
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}
