import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Plan } from '../../addon/presenter/models/plan.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { planOfDeck } from '../../scripts/rehearse/planOfDeck.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { openPresenter, panel, start, total } from '../support/presenterWindow.ts'
import { soon } from '../support/simulationWindow.ts'

const { out, entry } = inject('lecture')
const deckUrl = `file://${join(out, 'speaker/deck.html')}`

let browser: Browser
let context: BrowserContext
let plan: Plan
beforeAll(async () => {
  browser = await launchBrowser()
  plan = planOfDeck((await readDeck(entry, new AbortController().signal)).deck)
})
afterAll(() => browser.close())
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  await context.clock.install({ time: new Date('2026-11-26T08:00:00') })
  return () => context.close()
})

const openWindow = (no?: number) => openPresenter(context, { deckUrl, no })

/** From here on time passes only when a test says so. */
async function openStill(no?: number): Promise<Page> {
  const page = await openWindow(no)
  await context.clock.pauseAt(new Date('2026-11-26T08:10:00'))
  return page
}

/** Lets time pass, as a machine that is awake does: never longer in one go than a window may be silent. */
async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 60) await context.clock.fastForward(Math.min(left, 60) * 1000)
}
const nextSlide = (page: Page) => page.keyboard.press('ArrowDown')

describe('a run in fast time', () => {
  it.each([0, 1])('of session %i shows, slide after slide, how far it is from the plan', async (session) => {
    const { first = 1, last = 1 } = plan.sessions[session] ?? {}
    const page = await openStill(first)
    await page.getByRole('combobox').selectOption(String(session))
    await start(page)
    // Seconds that slides take more or less than they may, over and over again.
    const drifts = [12, -29, 48, -17, -60, 95, -44, -5]
    let behind = 0
    for (let no = first; no < last && (plan.slides[no]?.budget ?? 0) > 0; no++) {
      const budget = plan.slides[no - 1]?.budget ?? 0
      const taken = Math.max(5, budget + (drifts[no % drifts.length] ?? 0))
      await pass(taken)
      behind += taken - budget
      await nextSlide(page)
      await page.waitForFunction((at) => location.hash.startsWith(`#/presenter/${String(at)}`), no + 1)
      await soon(() => panel(page).locator('.verdict').textContent()).toBe(verdict(behind))
    }
    expect(await total(page)).toBeGreaterThan(45 * 60)
  })

  function verdict(behind: number): string {
    const time = `${String(Math.floor(Math.abs(behind) / 60))}:${String(Math.abs(behind) % 60).padStart(2, '0')}`
    if (Math.abs(behind) <= 30) return 'À l’heure'
    return behind > 0 ? `▼ ${time} de retard` : `▲ ${time} d’avance`
  }
})

describe('the running time', () => {
  it('outlives a reload', async () => {
    const page = await openStill()
    await start(page)
    await pass(100)
    await page.reload()
    await panel(page).waitFor()
    await pass(20)
    await soon(() => total(page)).toBe(120)
  })

  it('goes on in a second window when the first is gone, and is the same in both', async () => {
    const first = await openStill()
    await start(first)
    await pass(40)
    const second = await openWindow()
    await pass(20)
    await soon(() => total(second)).toBe(60)
    expect(await total(first)).toBe(60)
    // As a crash: no window says good-bye.
    await first.close({ runBeforeUnload: false })
    await pass(30)
    await soon(() => total(second)).toBe(90)
  })

  it('takes a long silence for a pause, and gives it back by a key', async () => {
    const page = await openStill()
    await start(page)
    await pass(30)
    await context.clock.fastForward(200_000)
    await soon(() => panel(page).textContent()).toContain('Silence de 3:20 compté comme une pause')
    expect(await total(page)).toBe(30)
    await page.keyboard.press('r')
    await soon(() => total(page)).toBe(230)
    expect(await panel(page).textContent()).not.toContain('Silence')
  })

  it('counts questions apart', async () => {
    const page = await openStill()
    await start(page)
    await pass(30)
    await page.keyboard.press('q')
    await pass(50)
    await soon(() => panel(page).textContent()).toContain('Questions\u00a0: 0:50')
    await page.keyboard.press('q')
    await pass(10)
    await soon(() => total(page)).toBe(40)
  })

  it('is counted where the browser keeps nothing, and that is said', async () => {
    await context.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    const page = await openStill()
    await start(page)
    await pass(20)
    await soon(() => total(page)).toBe(20)
    expect(await panel(page).textContent()).toContain('ne rechargez pas cette page')
  })
})

describe('the room', () => {
  it('sees no panel, and black when the lecturer wants it, until the next slide', async () => {
    const room = await context.newPage()
    await room.goto(`${deckUrl}#/1`)
    await room.locator('.slidev-page-1').waitFor()
    const page = await openStill()
    expect(await panel(room).count()).toBe(0)
    const black = room.locator('.amphi-black-screen')
    await page.keyboard.press('b')
    await black.waitFor({ state: 'visible' })
    await soon(() => panel(page).textContent()).toContain('Écran noir dans la salle')
    await nextSlide(page)
    await black.waitFor({ state: 'hidden' })
    await page.keyboard.press('.')
    await black.waitFor({ state: 'visible' })
  })

  it('is told which slides to skip when the lecturer is late', async () => {
    const page = await openStill()
    await start(page)
    await pass(30 + 75)
    // 75 s late: the shortest skippable slides that make up for it.
    await soon(() => panel(page).textContent()).toMatch(
      /Pour rattraper, sautez la diapositive \d+\u00a0\(1,5\u00a0min\)/,
    )
  })

  it('can be left with a recording, one visit a line', async () => {
    const page = await openStill()
    await start(page)
    await pass(40)
    await nextSlide(page)
    await pass(10)
    await page.getByRole('button', { name: 'Terminer' }).click()
    await page.locator('summary', { hasText: 'Enregistrements' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Enregistrer' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^2026-11-26T\d\d-10-00Z\.jsonl$/)
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const [header, ...visits] = Buffer.concat(chunks)
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(header).toMatchObject({ format: 'amphi-rehearsal', version: 1, session: 1 })
    expect(visits.map(({ slide, seconds }) => [slide, seconds])).toEqual([
      [plan.slides[0]?.id, 40],
      [plan.slides[1]?.id, 10],
    ])
  })
})

describe('a deck without any budget', () => {
  it('shows time, and compares it with nothing', async () => {
    const plain = `file://${join(inject('plain').out, 'speaker/deck.html')}`
    const page = await openPresenter(context, { deckUrl: plain })
    await context.clock.pauseAt(new Date('2026-11-26T08:10:00'))
    await page.getByRole('button', { name: 'Start' }).click()
    await pass(95)
    await nextSlide(page)
    await pass(5)
    const figures = panel(page).locator('.figure')
    await soon(() => figures.allTextContents()).toEqual(['Slide 20:05', 'Total1:40', 'Time8:11 AM'])
    expect(await panel(page).locator('.amphi-part, .advice').count()).toBe(0)
  })
})
