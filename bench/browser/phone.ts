import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'

/** Slow 4G and a processor four times slower, as in Lighthouse: what a student's phone has on the way to the lecture. */
export const PHONE = { roundTripMs: 150, kilobitsPerSecond: 1.6 * 1024, cpuSlowdown: 4 }

/** Of a Moto G, in CSS pixels. */
const SCREEN = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
}

export interface Phone {
  context: BrowserContext
  page: Page
  session: CDPSession
}

/** A fresh page with nothing cached, slowed down. */
export async function openPhone(browser: Browser): Promise<Phone> {
  const context = await browser.newContext(SCREEN)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const bytesPerSecond = (PHONE.kilobitsPerSecond * 1024) / 8
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: PHONE.roundTripMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE.cpuSlowdown })
  return { context, page, session }
}
