import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { replay, type Rehearsal } from '../../addon/presenter/models/replay.ts'
import type { WindowLog } from '../../addon/presenter/models/windowLog.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { openPresenter, panel, placeOf, start, total } from '../support/presenterWindow.ts'
import { soon } from '../support/simulationWindow.ts'

const { out, entry } = inject('lecture')
const deckUrl = `file://${join(out, 'speaker/deck.html')}`

let browser: Browser
let context: BrowserContext
/** Of the slides, by id. */
let numbers: Map<string, number>
beforeAll(async () => {
  browser = await launchBrowser()
  const { deck } = await readDeck(entry, new AbortController().signal)
  numbers = new Map(deck.slides.map(({ id, no }) => [id, no]))
})
afterAll(() => browser.close())
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  return () => context.close()
})

async function openRoom(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${deckUrl}#/1`)
  await page.locator('.slidev-page-1').waitFor()
  return page
}

/** Numbers below `below`, the same in every run. */
function chances(): (below: number) => number {
  let seed = 20261126
  return (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
}

/** What the windows have written, put together by nobody but this test. */
async function rehearsalOf(page: Page): Promise<Rehearsal> {
  const logs = await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.includes(' window '))
      .map(([, text]) => String(text)),
  )
  return replay(
    logs.map((text) => JSON.parse(text) as WindowLog),
    await page.evaluate(() => Date.now()),
  )
}

/** The places that were visited, as `placeOf` names them. */
function placesOf(visits: Rehearsal['visits']): string[] {
  return visits.map(({ slide, click }) => `${String(numbers.get(slide))}?clicks=${String(click)}`)
}

/** All figures but the clock's, as words. */
async function figures(page: Page): Promise<string[]> {
  return await panel(page).locator('.figure, .amphi-part').allTextContents()
}

const KEYS = ['PageDown', 'PageUp', 'ArrowDown', 'ArrowUp']

describe('presenters in two windows', () => {
  it('stand at the same place with the room, and count the same, however they were moved', async () => {
    await context.clock.install({ time: new Date('2026-11-26T08:00:00') })
    const room = await openRoom()
    const windows = [
      await openPresenter(context, { deckUrl }),
      await openPresenter(context, { deckUrl }),
    ] as const
    const [one, two] = windows
    await context.clock.pauseAt(new Date('2026-11-26T08:10:00'))
    await start(one)
    const chance = chances()
    const moves = Number(process.env['AMPHI_SOAK'] ?? 100)
    let passed = 0
    for (let move = 0; move < moves; move++) {
      const page = windows[chance(2)] ?? one
      await page.keyboard.press(KEYS[chance(KEYS.length)] ?? 'PageDown')
      // Most moves follow each other before the others have heard of the first.
      const seconds = Math.max(0, chance(6) - 3)
      passed += seconds
      if (seconds > 0) await context.clock.fastForward(seconds * 1000)
    }
    // A last one, when all have heard of the others.
    await soon(() => placeOf(two)).toBe(await placeOf(one))
    await one.keyboard.press('PageDown')
    await soon(() => placeOf(two)).toBe(await placeOf(one))
    await context.clock.fastForward(1000)
    passed += 1
    for (const page of windows) await soon(() => total(page)).toBe(passed)
    expect(await placeOf(two)).toBe(await placeOf(one))
    await soon(() => placeOf(room)).toBe(await placeOf(one))
    expect(await figures(two)).toEqual(await figures(one))

    const { seconds, visits, gaps } = await rehearsalOf(one)
    expect({ seconds, gaps }).toEqual({ seconds: passed, gaps: [] })
    expect(visits.reduce((sum, visit) => sum + visit.seconds, 0)).toBeCloseTo(passed, 6)
    expect(placesOf(visits).at(-1)).toBe(await placeOf(one))
  }, 900_000)

  it('count each stay once, whichever window moves', async () => {
    await context.clock.install({ time: new Date('2026-11-26T08:00:00') })
    const windows = [
      await openPresenter(context, { deckUrl, no: 9 }),
      await openPresenter(context, { deckUrl, no: 9 }),
    ] as const
    const [one] = windows
    await context.clock.pauseAt(new Date('2026-11-26T08:10:00'))
    await start(one)
    const walk = [await placeOf(one)]
    for (const index of [0, 1, 1, 0, 0, 1, 0, 1]) {
      const page = windows[index] ?? one
      await context.clock.fastForward(4000)
      await page.keyboard.press('PageDown')
      await soon(() => placeOf(page)).not.toBe(walk.at(-1))
      walk.push(await placeOf(page))
      for (const other of windows) await soon(() => placeOf(other)).toBe(walk.at(-1))
    }
    const { visits } = await rehearsalOf(one)
    expect(placesOf(visits)).toEqual(walk)
    expect(visits.map(({ seconds }) => seconds)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 0])
  })

  it('join those that are already there', async () => {
    const first = await openPresenter(context, { deckUrl, no: 9, clicks: 3 })
    const late = await openPresenter(context, { deckUrl })
    await soon(() => placeOf(late)).toBe('9?clicks=3')
    expect(await placeOf(first)).toBe('9?clicks=3')
    await late.keyboard.press('PageDown')
    await soon(() => placeOf(first)).toBe('9?clicks=4')
  })
})

describe('a presenter at a click', () => {
  it('is where the room is, also when it has just been opened or reloaded', async () => {
    const room = await openRoom()
    const presenter = await openPresenter(context, { deckUrl, no: 9, clicks: 3 })
    await soon(() => placeOf(room)).toBe('9?clicks=3')
    // The room strays, and is fetched back.
    await room.keyboard.press('ArrowDown')
    await soon(() => placeOf(room)).toBe('10?clicks=0')
    await presenter.reload()
    await soon(() => placeOf(room)).toBe('9?clicks=3')
  })
})

describe('the notes of the presenter', () => {
  it('show what is said at the click, however long they are', async () => {
    const presenter = await openPresenter(context, { deckUrl, no: numbers.get('popf') ?? 1, clicks: 1 })
    for (const click of [2, 3, 4, 5]) {
      await presenter.keyboard.press('PageDown')
      const marker = presenter.locator('.slidev-note-click-mark-active')
      await soon(() => marker.getAttribute('data-clicks')).toBe(String(click))
      await soon(() => isInView(marker)).toBe(true)
    }
  })
})

/** Whether the middle of an element can be seen and is not cut off by what scrolls. */
async function isInView(element: Locator): Promise<boolean> {
  return await element.evaluate((it) => {
    const { x, y, width, height } = it.getBoundingClientRect()
    const hit = document.elementFromPoint(x + width / 2, y + height / 2)
    return hit !== null && (it.contains(hit) || hit.contains(it)) && hit.closest('.slidev-note') !== null
  })
}
