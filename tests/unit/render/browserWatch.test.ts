import { EventEmitter } from 'node:events'
import type { Browser } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createBrowserWatch } from '../../../scripts/render/browserWatch.ts'

/** A browser without pages that answers what the watch asks. */
function falseBrowser(): Browser & EventEmitter {
  const session = { send: async () => ({ processInfo: [] }) }
  return Object.assign(new EventEmitter(), {
    newBrowserCDPSession: async () => session,
    contexts: () => [],
  }) as unknown as Browser & EventEmitter
}

describe('the watch over a browser', () => {
  it('gives up work that never ends when the browser has ended', async () => {
    const browser = falseBrowser()
    const watch = createBrowserWatch()
    await watch.follow(browser)
    const work = watch.over(new Promise(() => undefined))
    browser.emit('disconnected')
    await expect(work).rejects.toThrow('The browser ended before its work was done')
  })

  it('says nothing of the browser when the work was interrupted', async () => {
    const interruption = new AbortController()
    const watch = createBrowserWatch({ signal: interruption.signal })
    const stopped = new Error('stopped')
    interruption.abort(stopped)
    await expect(watch.over(Promise.reject(stopped))).rejects.toBe(stopped)
  })

  it('leaves an error of the deck as it is', () => {
    const wrong = new Error('out of order')
    expect(createBrowserWatch().explain(wrong)).toBe(wrong)
  })
})
