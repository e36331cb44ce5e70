import { readFile } from 'node:fs/promises'
import type { Deck, DeckSlide } from '../../deck/deck.ts'
import { partsOf } from '../markdown/slideParts.ts'
import type { SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { headingLevel } from './headingOrder.ts'

export const slideTitle: SourceRule = {
  id: 'slide-title',
  rationale: 'A slide without a title has no name in the outline, in the overview or for a screen reader.',
  hint: 'Begin it with "# Title", or name it by `title` in the frontmatter.',
  severity: STRICT,
  async check(deck) {
    const untitled = await Promise.all(
      deck.slides.map(async (slide) => ((await isTitled(deck, slide)) ? undefined : slide)),
    )
    return untitled.flatMap((slide) =>
      slide
        ? [
            {
              message: `Slide ${slide.no} has no title`,
              file: slide.place.file,
              line: partsOf(slide)[0]?.line ?? slide.place.contentLine,
              slide: slide.no,
            },
          ]
        : [],
    )
  },
}

/** They show one thing that fills the slide, or nothing. */
const WORDLESS = new Set(['image', 'iframe', 'none', 'end'])

async function isTitled(deck: Deck, slide: DeckSlide): Promise<boolean> {
  const { title } = slide.frontmatter
  // The title of the headmatter is the deck's.
  if (title !== undefined && title !== null && slide.no > 1) return true
  const parts = partsOf(slide)
  if (
    parts.length === 0 ||
    WORDLESS.has(slide.layout) ||
    parts.some((part) => headingLevel(part) !== undefined)
  )
    return true
  const layout = deck.layouts.get(slide.layout)
  return layout !== undefined && /<h[1-6]\b/.test(await readFile(layout, 'utf8'))
}
