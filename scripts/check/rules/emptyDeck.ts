import type { SourceRule } from '../rule.ts'

export const emptyDeck: SourceRule = {
  id: 'empty-deck',
  rationale: 'A deck without a single slide projects a blank page.',
  check(deck) {
    const hasContent = deck.slides.some(
      (slide) => slide.content.trim() || slide.frontmatter['layout'] !== undefined,
    )
    if (hasContent) return []
    return [
      {
        rule: this.id,
        severity: 'error',
        message: 'The deck has no slide with any content',
        hint: 'Write a first slide, for example "# Title"; slides are parted by a line "---".',
        file: deck.entry,
        line: 1,
      },
    ]
  },
}
