import type { DeckSlide } from './sectionPlan.ts'

/**
 * The number of the slide that shows the source of that number: the first of layout `sources` whose frontmatter
 * `first` and `last` enclose it (each open when absent). Undefined when no slide does.
 */
export function sourcesSlide(slides: readonly DeckSlide[], sourceNumber: number): number | undefined {
  return slides.find(({ frontmatter }) => {
    const first = Number(frontmatter['first'] ?? 1)
    const last = Number(frontmatter['last'] ?? Infinity)
    return frontmatter['layout'] === 'sources' && first <= sourceNumber && sourceNumber <= last
  })?.no
}
