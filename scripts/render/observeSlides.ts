import type { Page } from 'playwright-core'
import type { SlideObservation } from '../deck/observation.ts'
import { findViolations } from './axeViolations.ts'
import { measureSlides } from './measureSlides.ts'
import { readStyleTexts } from './readStyleTexts.ts'
import type { SlideTexts } from './readTexts.ts'
import { readTexts } from './readTexts.ts'
import { ShippedFonts, collectFaces } from './shippedFonts.ts'

/**
 * Everything that can be seen of the slides on the page that prints them, which is left as it was found. The other
 * theme, where the deck has one, is looked at for its contrasts only: nothing else depends on it.
 */
export async function observeSlides(page: Page): Promise<SlideObservation[]> {
  const measured = await page.evaluate(measureSlides, 1)
  const texts = await page.evaluate(readTexts)
  const styleTexts = await page.evaluate(readStyleTexts)
  const otherTexts = await readOtherTheme(page)
  const fonts = new ShippedFonts(await page.evaluate(collectFaces))

  // The page looks for one while we look for the other.
  const [violations, slides] = await Promise.all([
    findViolations(page),
    Promise.all(
      measured.map(async (slide) => {
        const ofSlide = ({ no }: { no: number }) => no === slide.no
        const own = texts.find(ofSlide)
        const other = otherTexts.find(ofSlide)?.unreadable ?? []
        const written = [...(own?.byFont ?? []), ...(styleTexts.find(ofSlide)?.byFont ?? [])]
        return {
          ...slide,
          unreadable: [...(own?.unreadable ?? []), ...other.filter(({ problem }) => problem !== 'small')],
          ...(await fonts.gapsOf(written)),
        }
      }),
    ),
  ])
  return slides.map((slide) => ({ ...slide, violations: violations.get(slide.no) ?? [] }))
}

async function readOtherTheme(page: Page): Promise<SlideTexts[]> {
  const hasBoth = await page.evaluate(() => window.__amphi__?.hasBothThemes ?? false)
  if (!hasBoth) return []
  const toggle = () => page.evaluate(() => void document.documentElement.classList.toggle('dark'))
  await toggle()
  try {
    return await page.evaluate(readTexts)
  } finally {
    await toggle()
  }
}
