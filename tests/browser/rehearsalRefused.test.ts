import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { openPresenter, panel, placeOf } from '../support/presenterWindow.ts'
import { oneLine, soon } from '../support/simulationWindow.ts'

const french = `file://${join(inject('lecture').out, 'speaker/deck.html')}`
const english = `file://${join(inject('plain').out, 'speaker/deck.html')}`

let browser: Browser
let context: BrowserContext
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  return () => context.close()
})

/** As a browser whose settings let no page keep anything. */
async function refuseStorage(): Promise<void> {
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: refuse, configurable: true })
    window.BroadcastChannel = new Proxy(BroadcastChannel, { construct: refuse })
  })
}

async function said(deckUrl: string): Promise<string> {
  return oneLine(await panel(await openPresenter(context, { deckUrl })).textContent())
}

describe('a browser that keeps nothing and links no windows', () => {
  it.each([
    [french, 'ne garde rien : ne rechargez pas', 'ne relie pas ses fenêtres : la salle ne suit pas'],
    [english, 'keeps nothing: do not reload', 'does not link its windows: the room does not follow'],
  ])('shows the deck all the same, and what that costs', async (deckUrl, notKept, notLinked) => {
    await refuseStorage()
    const room = await context.newPage()
    await room.goto(`${deckUrl}#/1`)
    await room.locator('.slidev-page-1').waitFor()
    await room.keyboard.press('ArrowDown')
    await soon(() => placeOf(room)).toBe('2?clicks=0')

    const text = await said(deckUrl)
    expect(text).toContain(notKept)
    expect(text).toContain(notLinked)
  })
})

describe('a browser that grants everything', () => {
  it('has nothing to say of it', async () => {
    // The browser of the tests has no screen to keep on.
    await context.addInitScript(() => {
      navigator.wakeLock.request = () =>
        Promise.resolve({ release: () => Promise.resolve() } as unknown as WakeLockSentinel)
    })
    const presenter = await openPresenter(context, { deckUrl: french })
    await soon(async () => oneLine(await panel(presenter).textContent())).toContain('Salle : aucune fenêtre')
    expect(await panel(presenter).locator('.advice').allTextContents()).toEqual([
      'Le temps ne court pas encore.',
    ])
  })
})

describe('the windows of the room', () => {
  it('are counted by the presenter as they come and go; another presenter is none', async () => {
    const presenter = await openPresenter(context, { deckUrl: french })
    await openPresenter(context, { deckUrl: french })
    const counted = soon(async () => oneLine(await panel(presenter).locator('.room').textContent()))
    await counted.toBe('Salle : aucune fenêtre')
    const rooms = [await context.newPage(), await context.newPage()] as const
    for (const room of rooms) await room.goto(`${french}#/1`)
    await soon(() => panel(presenter).locator('.room').textContent()).toContain('2')
    await rooms[0].close()
    await soon(() => panel(presenter).locator('.room').textContent()).toContain('1')
  })
})

describe('a screen that will not stay on', () => {
  it.each([
    ['cannot be asked', () => Object.defineProperty(navigator, 'wakeLock', { value: undefined })],
    [
      'refuses',
      () => {
        navigator.wakeLock.request = () => Promise.reject(new DOMException('', 'NotAllowedError'))
      },
    ],
  ])('because the browser %s is announced before the start', async (_why, prepare) => {
    await context.addInitScript(prepare)
    const presenter = await openPresenter(context, { deckUrl: french })
    await soon(async () => oneLine(await panel(presenter).textContent())).toContain('L’écran peut s’éteindre')
  })
})
