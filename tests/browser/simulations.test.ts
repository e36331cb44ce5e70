import { join } from 'node:path'
import type { Browser, BrowserContext, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Deck, DeckSlide } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { SimulationWindow } from '../support/simulationWindow.ts'
import { oneLine, openSimulation, soon } from '../support/simulationWindow.ts'

const { entry, out } = inject('lecture')
const deckUrl = `file://${join(out, 'speaker/deck.html')}`

let browser: Browser
let deck: Deck
let context: BrowserContext
beforeAll(async () => {
  browser = await launchBrowser()
  deck = (await readDeck(entry, new AbortController().signal)).deck
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
})
afterEach(() => context.close())
afterAll(() => browser.close())

/** The first slide that holds such a tag: a name, or a name and how it goes on. */
function slideWith(component: string): DeckSlide {
  const slide = deck.slides.find(({ content }) => content.includes(`<${component}`))
  if (!slide) throw new Error(`No slide holds ${component}`)
  return slide
}

function open(
  component: string,
  place: { presenter?: boolean; clicks?: number } = {},
): Promise<SimulationWindow> {
  return openSimulation(context, { deckUrl, no: slideWith(component).no, ...place })
}

describe('what is played freely', () => {
  it('is forgotten by a reset, in every window, and the step stays', async () => {
    const room = await open('VirtualDisk')
    const presenter = await open('VirtualDisk', { presenter: true })
    await presenter.press('ArrowRight')
    for (const window of [presenter, room]) await soon(() => window.step()).toBe('étape 1 sur 6')
    const scripted = await room.text()
    await room.button('Tout écrire').click()
    await soon(() => presenter.step()).toBe('étape 1 + essai')
    expect(await presenter.text()).not.toBe(scripted)
    await presenter.button(/^Revenir à l’étape/).click()
    for (const window of [presenter, room]) {
      await soon(() => window.step()).toBe('étape 1 sur 6')
      expect(await window.text()).toBe(scripted)
    }
  })

  it('is dropped when the click changes, and does not come back with it', async () => {
    const room = await open('VirtualDisk')
    const presenter = await open('VirtualDisk', { presenter: true })
    const start = await room.text()
    await room.button(/^Bloc 12,/).click()
    await soon(() => presenter.text()).toContain('12')
    await presenter.press('ArrowRight')
    for (const window of [presenter, room]) await soon(() => window.step()).toBe('étape 1 sur 6')
    await presenter.press('ArrowLeft')
    for (const window of [presenter, room]) {
      await soon(() => window.step()).toBe('étape 0 sur 6')
      expect(await window.text()).toBe(start)
    }
  })

  it('outlives the reload of a window while another shows it, and not the last window', async () => {
    const room = await open('VirtualDisk')
    const start = await room.text()
    const presenter = await open('VirtualDisk', { presenter: true })
    await presenter.button('Tout écrire').click()
    await soon(() => room.step()).toBe('étape 0 + essai')
    const played = await room.text()
    expect(played).not.toBe(start)
    await room.page.reload()
    await room.live.waitFor()
    await soon(() => room.text()).toBe(played)
    await room.page.close()
    await presenter.page.close()
    const tomorrow = await open('VirtualDisk')
    expect([await tomorrow.text(), await tomorrow.step()]).toEqual([start, 'étape 0 sur 6'])
  })

  it('does not reach the preview of the next step, which talks to no window and which nobody can play', async () => {
    await context.addInitScript(() => {
      const opened: string[] = []
      globalThis.BroadcastChannel = class extends BroadcastChannel {
        constructor(name: string) {
          super(name)
          opened.push(name)
        }
      }
      Object.assign(globalThis, { opened })
    })
    const presenter = await open('VirtualDisk', { presenter: true })
    const preview = presenter.page.locator('figure.simulation:not(.live)').filter({ visible: true })
    expect(await preview.count()).toBe(1)
    const next = await preview.getAttribute('aria-label')
    await presenter.button('Tout écrire').click()
    await soon(() => presenter.step()).toBe('étape 0 + essai')
    expect(await preview.getAttribute('aria-label')).toBe(next)
    expect(await preview.getAttribute('role')).toBe('img')
    expect(await preview.locator('.place').textContent()).toBe('étape 1 sur 6')
    expect(await preview.locator('[aria-live]').count()).toBe(0)
    const opened = await presenter.page.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
    expect(opened.filter((name) => name.startsWith('amphi '))).toHaveLength(1)
    const first = preview.locator('button').first()
    await first.focus()
    expect(await first.evaluate((button) => document.activeElement === button)).toBe(false)
    await presenter.press('ArrowRight')
    await soon(() => presenter.step()).toBe('étape 1 sur 6')
    expect(oneLine(next)).toContain(await presenter.text())
  })
})

describe('the keys of a simulation', () => {
  it('move between blocks by arrows, play by Space and Enter, and change no click', async () => {
    const room = await open('VirtualDisk')
    await room.button(/^Bloc 0,/).focus()
    await room.press('ArrowRight')
    expect(await room.focus()).toBe('Bloc 1, jamais écrit')
    await room.press('ArrowDown')
    expect(await room.focus()).toBe('Bloc 6, jamais écrit')
    await room.press('Space')
    expect(await room.focus()).toBe('Bloc 6, déjà écrit')
    await room.press('ArrowLeft', 'Enter')
    expect(await room.focus()).toBe('Bloc 5, déjà écrit')
    expect(await room.step()).toBe('étape 0 + essai')
    await room.press('Tab')
    expect(await room.focus()).not.toMatch(/^Bloc/)
    await room.press('Shift+Tab')
    expect(await room.focus()).toBe('Bloc 5, déjà écrit')
  })

  it('go back to the deck by Escape, and after a click of the mouse', async () => {
    const room = await open('VirtualDisk')
    await room.button(/^Bloc 0,/).focus()
    await room.press('Escape')
    expect(await room.focus()).toBe('BODY')
    await room.press('ArrowRight')
    await soon(() => room.step()).toBe('étape 1 sur 6')
    await room.button(/^Bloc 12,/).click()
    expect(await room.focus()).toBe('BODY')
    await room.press('ArrowRight')
    await soon(() => room.step()).toBe('étape 2 sur 6')
  })

  it('change the click by the arrows on a button that stands in no grid', async () => {
    const room = await open('VirtualDisk')
    await room.button('Tout écrire').focus()
    await room.press('ArrowRight')
    await soon(() => room.step()).toBe('étape 1 sur 6')
    await room.press('ArrowLeft')
    await soon(() => room.step()).toBe('étape 0 sur 6')
  })

  it('belong to the deck again once the slide has turned under the focus', async () => {
    const room = await open('VirtualDisk', { clicks: 5 })
    await soon(() => room.step()).toBe('étape 5 sur 6')
    await room.button('Étape suivante').focus()
    await room.press('Enter')
    await soon(() => room.step()).toBe('étape 6 sur 6')
    await room.press('Enter')
    expect(await room.step()).toBe('étape 6 sur 6')
    const { no } = slideWith('VirtualDisk')
    await room.press('PageDown')
    await room.page.waitForFunction((next) => location.hash.startsWith(`#/${next}`), no + 1)
    await soon(() => room.focus()).toBe('BODY')
    await room.press('PageUp')
    await soon(() => room.step()).toBe('étape 6 sur 6')
  })

  it('choose a product by arrows and move a block by levels', async () => {
    const room = await open('StackBuilder')
    await room.live.getByRole('radio', { checked: true }).focus()
    await room.press('ArrowRight', 'ArrowRight')
    expect(await room.focus()).toBe('ESXi')
    expect(await room.live.getByRole('radio', { checked: true }).textContent()).toMatch('ESXi')
    await room.button(/^Hyperviseur/).focus()
    await room.press('ArrowUp', 'ArrowUp', 'ArrowUp')
    expect(await room.focus()).toBe('Hyperviseur, niveau 3 sur 4')
    await room.press('ArrowDown')
    expect(await room.focus()).toBe('Hyperviseur, niveau 2 sur 4')
    await room.press('ArrowDown', 'ArrowDown')
    expect(await room.focus()).toBe('Hyperviseur, pas dans la pile')
    await room.press('Enter')
    expect(await room.focus()).toBe('Hyperviseur, niveau 2 sur 4')
    expect(await room.step()).toBe('étape 0 + essai')
  })
})

describe('a block under the pointer', () => {
  it('follows it in the scaled presenter, falls on its level in every window, and comes out again', async () => {
    const room = await open('StackBuilder')
    const presenter = await open('StackBuilder', { presenter: true })
    const { mouse } = presenter.page
    const block = presenter.button(/^Hyperviseur/)
    const bench = presenter.live.locator('.bench')
    expect(
      await bench.evaluate((box: HTMLElement) => box.getBoundingClientRect().width / box.offsetWidth),
    ).not.toBeCloseTo(1, 1)
    const level = await middle(presenter.live.locator('[data-drop="2"]'))
    const from = await middle(block)
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(level.x, level.y, { steps: 4 })
    await presenter.live.locator('.brick.dragged').waitFor()
    const carried = await middle(block)
    expect(Math.hypot(carried.x - level.x, carried.y - level.y)).toBeLessThan(3)
    await mouse.up()
    for (const window of [presenter, room])
      await window.button('Hyperviseur, niveau 3 sur 4').waitFor({ state: 'attached' })
    expect(await room.step()).toBe('étape 0 + essai')
    expect(await presenter.focus()).toBe('BODY')

    const out = await middle(presenter.live.locator('.verdict'))
    const there = await middle(block)
    await mouse.move(there.x, there.y)
    await mouse.down()
    await mouse.move(out.x, out.y, { steps: 4 })
    await mouse.up()
    for (const window of [presenter, room])
      await window.button('Hyperviseur, pas dans la pile').waitFor({ state: 'attached' })

    // The click that ends a drag plays nothing; the next one does.
    await block.click()
    await room.button('Hyperviseur, niveau 2 sur 4').waitFor({ state: 'attached' })
  })
})

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox()
  if (!box) throw new Error('Nothing to see there')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

describe('a step of the story', () => {
  it.each([
    ['no-preference', true],
    ['reduce', false],
  ] as const)('with motion set to %s, lets its blocks glide: %s', async (reducedMotion, glides) => {
    const room = await open('StackBuilder')
    await room.page.emulateMedia({ reducedMotion })
    await room.page.evaluate(() => {
      addEventListener('transitionrun', ({ target }) => {
        if (target instanceof Element && target.matches('.brick'))
          document.documentElement.setAttribute('data-glided', '')
      })
    })
    await room.press('PageDown')
    await room.button('OS hôte, niveau 2 sur 4').waitFor()
    const glided = room.page.locator('html[data-glided]')
    if (glides) return glided.waitFor()
    // A transition begins with the frame that shows the step: two frames later it would have.
    await room.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    expect(await glided.count()).toBe(0)
    const moved = room.button('OS hôte, niveau 2 sur 4')
    expect(await moved.evaluate((block) => block.getAnimations().length)).toBe(0)
  })
})

describe('on paper', () => {
  it.each([
    ['VirtualDisk', 6],
    ['StackBuilder', 6],
    ['PropertyMatch', 2],
    ['IdlePower', 3],
    ['Consolidation', 4],
    ['History', 8],
    ['TrapAndEmulate', 7],
    ['NestedPaging mode="shadow"', 4],
    ['NestedPaging />', 7],
    ['Balloon', 6],
    ['Overcommit', 2],
    ['Snapshots />', 7],
    ['Snapshots story="incident"', 5],
    ['LiveMigration', 6],
    ['SoftwareDefined part="network"', 8],
    ['SoftwareDefined part="storage"', 4],
  ])('%s is an image in the state of `print`, told in words, without a control', async (component, last) => {
    const { no, frontmatter } = slideWith(component)
    const clicks = typeof frontmatter['print'] === 'number' ? frontmatter['print'] : last
    const room = await open(component, { clicks })
    await soon(() => room.step()).toBe(`étape ${clicks} sur ${last}`)

    const paper = await context.newPage()
    await paper.emulateMedia({ media: 'print' })
    await paper.goto(`${deckUrl.replace('deck.html', 'deck.html?print')}#/amphi/slides`)
    const figure = paper.locator(`[data-slide="${no}"] figure.simulation`)
    await figure
      .locator('.place')
      .filter({ hasText: `étape ${clicks} sur` })
      .waitFor()
    expect(await figure.getAttribute('role')).toBe('img')
    const [label, ...told] = oneLine(await figure.getAttribute('aria-label')).split('. ')
    expect(label).not.toBe('')
    expect(told.join('. ')).toBe(await room.text())
    expect(await figure.locator('button, [role="slider"], [aria-live], [tabindex="0"]').count()).toBe(0)
  })
})
