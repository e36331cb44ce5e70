import type { Browser } from 'playwright-core'

export interface Press {
  /** From the moment the system hands the key to the browser until the frame behind the one that shows the change. */
  ms: number
  /** Whether another slide was shown, not only the next click of the same. */
  isOtherSlide: boolean
}

const PATIENCE = 10_000

/**
 * Goes through a whole deck by the arrow key. A press is timed from its `timeStamp` to the second animation frame after
 * the address and the slide that is shown have changed: by then the change is painted, so the figure is an upper bound.
 */
export async function pressThrough(browser: Browser, url: string): Promise<Press[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(timePresses)
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.locator('h1').first().waitFor()
    const presses: Press[] = []
    for (;;) {
      const count = presses.length
      await page.keyboard.press('ArrowRight')
      const press = await page
        .waitForFunction((index) => (window as Partial<Timed>).presses?.[index], count, { timeout: PATIENCE })
        .then(
          (handle) => handle.jsonValue(),
          () => undefined,
        )
      // Nothing changes behind the last slide.
      if (press === undefined) return presses
      presses.push(press)
      // A person looks before pressing again, and what the deck does in the meantime is its own time.
      await page.waitForTimeout(100)
    }
  } finally {
    await context.close()
  }
}

type Timed = Window & { presses: Press[] }

/** Runs in the page before anything else. */
function timePresses(): void {
  const presses: Press[] = []
  ;(window as Partial<Timed>).presses = presses
  const place = () => ({ path: location.pathname + location.hash.split('?')[0], whole: location.href })
  const shown = () =>
    [...document.querySelectorAll<HTMLElement>('.slidev-page')]
      .filter((slide) => slide.checkVisibility())
      .map((slide) => slide.dataset.slidevNo)
      .join()
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'ArrowRight') return
      const [before, slides] = [place(), shown()]
      const look = () => {
        const now = place()
        const isOtherSlide = now.path !== before.path
        const isDone = now.whole !== before.whole && (!isOtherSlide || shown() !== slides)
        if (!isDone) return requestAnimationFrame(look)
        requestAnimationFrame(() => presses.push({ ms: performance.now() - event.timeStamp, isOtherSlide }))
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}
