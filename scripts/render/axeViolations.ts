import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import type { AxeViolation } from '../deck/observation.ts'

/** Rules of axe that say nothing of a slide inside the view that prints. */
const NOT_OF_A_SLIDE = [
  // Measured by `readTexts`, which sees drawings too, in both themes and three times faster.
  'color-contrast',
  // Of a whole page: the printed view is Amphi's, not the author's.
  'bypass',
  'document-title',
  'html-has-lang',
  'html-lang-valid',
  'landmark-banner-is-top-level',
  'landmark-complementary-is-top-level',
  'landmark-contentinfo-is-top-level',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-contentinfo',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'meta-refresh',
  'meta-viewport',
  'page-has-heading-one',
  'region',
  'skip-link',
  // Nobody spaces the letters of a wall or of paper by a style of their own (and it takes a tenth of the time).
  'avoid-inline-spacing',
  // Nothing scrolls on a wall or on paper: what would have to is cut off, which another rule says.
  'scrollable-region-focusable',
]

/** Runs every other rule of axe-core once over all slides, in the page as it is shown. */
export async function findViolations(page: Page): Promise<Map<number, AxeViolation[]>> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const found = await page.evaluate(runAxe, NOT_OF_A_SLIDE)
  return Map.groupBy(found, ({ slide }) => slide)
}

async function runAxe(off: string[]): Promise<(AxeViolation & { slide: number })[]> {
  const { run } = (globalThis as unknown as { axe: typeof axe }).axe
  const { violations } = await run('.amphi-slides', {
    resultTypes: ['violations'],
    rules: Object.fromEntries(off.map((id) => [id, { enabled: false }])),
    elementRef: true,
    selectors: false,
    // Else it loads every style sheet again, and waits for those that never come.
    preload: false,
  })
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ element, any, all, none }) => {
      const tag = element?.tagName.toLowerCase() ?? ''
      const words = [element?.textContent, element?.getAttribute('aria-label'), element?.getAttribute('alt')]
      const text = words.find((word) => word?.trim()) ?? element?.getAttribute('src') ?? ''
      return {
        slide: Number(element?.closest<HTMLElement>('[data-slide]')?.dataset['slide']),
        id,
        help,
        remedy: [...any, ...all, ...none][0]?.message ?? help,
        tag,
        excerpt: text.trim().replace(/\s+/g, ' ').slice(0, 60),
      }
    }),
  )
}
