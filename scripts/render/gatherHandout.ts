import type { Page } from 'playwright-core'
import type { RenderedHandout } from '../deck/renderedHandout.ts'
import { GATHERED_PROPERTIES } from './gatheredProperties.ts'
import { prepareGathering } from './prepareGathering.ts'
import { readHandout } from './readHandout.ts'
import { PageSnapshot } from './pageSnapshot.ts'

const PROBE = 'data-amphi-probe'
const PAINT = 'data-amphi-paint'

/**
 * The handout that `page` shows, in both themes. By the browser's own snapshots: to ask for every style of every
 * element in the page takes ten times as long.
 */
export async function gatherHandout(page: Page): Promise<RenderedHandout> {
  const prepared = await page.evaluate(prepareGathering, PROBE)
  const session = await page.context().newCDPSession(page)
  const names = [...new Set(Object.values(GATHERED_PROPERTIES).flat() as string[]), 'content']
  const capture = async () =>
    new PageSnapshot(await session.send('DOMSnapshot.captureSnapshot', { computedStyles: names }), names)
  const setDark = (isDark: boolean) => page.evaluate(showTheme, { isDark, attribute: PAINT })
  await setDark(false)
  const light = await capture()
  await setDark(true)
  const dark = await capture()
  await setDark(false)
  await page.evaluate((probe) => {
    for (const element of document.querySelectorAll(`[${probe}]`)) element.remove()
  }, PROBE)
  await session.detach()
  return readHandout({ light, dark, probe: PROBE, paint: PAINT, ...prepared })
}

/**
 * Runs in the page. Switches the theme, and writes on the stops of gradients, which a snapshot has no style of, what
 * they paint in it.
 */
function showTheme({ isDark, attribute }: { isDark: boolean; attribute: string }): void {
  document.documentElement.classList.toggle('dark', isDark)
  for (const stop of document.querySelectorAll('stop')) {
    const style = getComputedStyle(stop)
    const paint = ['stop-color', 'stop-opacity'].map((name) => [name, style.getPropertyValue(name)])
    stop.setAttribute(attribute, JSON.stringify(Object.fromEntries(paint)))
  }
}
