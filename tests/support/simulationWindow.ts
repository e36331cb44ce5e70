import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** A simulation as somebody before a window of the deck meets it. */
export class SimulationWindow {
  readonly page: Page
  readonly live: Locator
  constructor(page: Page, no: number) {
    this.page = page
    this.live = page.locator(`.slidev-page-${no} .simulation.live`)
  }
  button(name: string | RegExp): Locator {
    return this.live.getByRole('button', { name })
  }
  /** A control of any kind, the first of that name. */
  control(name: string | RegExp): Locator {
    return (['radio', 'checkbox', 'slider'] as const)
      .reduce((found, role) => found.or(this.live.getByRole(role, { name })), this.button(name))
      .first()
  }
  /** The state in words. */
  async text(): Promise<string> {
    return oneLine(await this.live.locator('[aria-live]').textContent())
  }
  /** "étape 2 sur 6" */
  async step(): Promise<string> {
    return oneLine(await this.live.locator('.place').textContent())
  }
  /** What the focus is on, "BODY" when the deck has the keys. */
  async focus(): Promise<string> {
    return await this.page.evaluate(() => {
      const { tagName, ariaLabel, textContent } = document.activeElement ?? document.body
      return tagName === 'BODY' ? tagName : (ariaLabel ?? textContent.trim())
    })
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }
}

export interface SimulationPlace {
  /** The deck's file, opened without a server. */
  deckUrl: string
  /** Number of the slide, from 1. */
  no: number
  presenter?: boolean
  clicks?: number
}

/** Opens a window on the slide of a simulation and waits until it can be played. */
export async function openSimulation(
  context: BrowserContext,
  { deckUrl, no, presenter = false, clicks = 0 }: SimulationPlace,
): Promise<SimulationWindow> {
  const page = await context.newPage()
  await page.goto(`${deckUrl}#/${presenter ? 'presenter/' : ''}${no}${clicks ? `?clicks=${clicks}` : ''}`)
  const simulation = new SimulationWindow(page, no)
  await simulation.live.waitFor()
  return simulation
}

/** A text with its no-break spaces and line ends as plain spaces. */
export function oneLine(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

/** What a window says comes from another one, or from the next rendering: asked until it is so. */
export function soon<Value>(ask: () => Promise<Value>) {
  return expect.poll(ask, { timeout: 10_000, interval: 20 })
}
