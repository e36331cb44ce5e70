import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { soon } from '../support/simulationWindow.ts'

const { out } = inject('lecture')
const deckUrl = `file://${join(out, 'speaker/deck.html')}`

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(`${deckUrl}#/4`)
  await page.locator('.slidev-page-4 .slidev-layout').waitFor()
  return () => page.close()
})
afterAll(() => browser.close())

const dialog = () => page.getByRole('dialog', { name: 'Glossaire' })

describe('the glossary over the deck', () => {
  it('opens by a key, is searched by typing, and gives the keys back to the deck when it closes', async () => {
    await page.keyboard.press('l')
    await dialog().waitFor()
    const all = await dialog().locator('dt').count()
    expect(all).toBeGreaterThanOrEqual(40)
    // The letters go into the search, and none of them to the deck: `d` is its dark theme, `o` its overview.
    await page.keyboard.type('deroutement')
    await soon(() => dialog().locator('dt').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Trap')]),
    )
    expect(await dialog().locator('dt').count()).toBeLessThan(all)
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(false)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => location.hash.startsWith('#/5'))
  })

  it('opens by its button, and never holds up a clicker', async () => {
    await page.getByRole('button', { name: 'Glossaire' }).first().dispatchEvent('click')
    await dialog().waitFor()
    await page.keyboard.press('PageDown')
    await page.waitForFunction(() => location.hash.startsWith('#/5'))
    await dialog().waitFor({ state: 'detached' })
    await page.keyboard.press('PageUp')
    await page.waitForFunction(() => location.hash.startsWith('#/4'))
  })
})

describe('a marked word', () => {
  it('shows its definition on focus and hides it by Escape', async () => {
    await page.goto(`${deckUrl}#/7?clicks=3`)
    const term = page.locator('.slidev-page-7 .term').filter({ hasText: 'Hyperviseur' }).first()
    await term.focus()
    const tip = term.getByRole('tooltip')
    await tip.waitFor()
    expect(await tip.textContent()).toContain('arbitre leur accès')
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'hidden' })
  })
})
