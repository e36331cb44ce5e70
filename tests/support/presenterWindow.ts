import type { BrowserContext, Locator, Page } from 'playwright-core'

/** Opens a presenter of the French deck and waits for its panel. */
export async function openPresenter(
  context: BrowserContext,
  { deckUrl, no = 1, clicks = 0 }: { deckUrl: string; no?: number | undefined; clicks?: number },
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${deckUrl}#/presenter/${String(no)}${clicks ? `?clicks=${String(clicks)}` : ''}`)
  await panel(page).waitFor()
  return page
}

export function panel(page: Page): Locator {
  return page.locator('.amphi-panel')
}

export function start(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Démarrer' }).click()
}

/** Running time in seconds, as the panel shows it. */
export async function total(page: Page): Promise<number> {
  const text = await panel(page).locator('.figure', { hasText: 'Total' }).locator('b').textContent()
  return (text ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** "12?clicks=3": the slide and the click that a window shows, whichever kind of window it is. */
export async function placeOf(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const [path = '', query = ''] = location.hash.split('?')
    return `${path.replace(/\D/g, '')}?clicks=${new URLSearchParams(query).get('clicks') ?? '0'}`
  })
}
