import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const emptyDeck: SourceRule = {
  id: 'empty-deck',
  rationale: 'A deck without a single slide projects a blank page.',
  hint: 'Write a first slide, for example "# Title"; slides are parted by a line "---".',
  severity: ALWAYS,
  isFirm: true,
  check(deck) {
    const hasContent = deck.slides.some(
      (slide) => slide.content.trim() || slide.frontmatter['layout'] !== undefined,
    )
    if (hasContent) return []
    return [
      {
        message: 'The deck has no slide with any content',
        file: deck.entry,
        line: 1,
      },
    ]
  },
}
