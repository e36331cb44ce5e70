import type { RenderedRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

export const blankSlide: RenderedRule = {
  id: 'blank-slide',
  rationale: 'A slide on which nothing can be seen is either left over or broken.',
  hint: 'Remove the slide, or look for content that is hidden in its printed state.',
  severity: STRICT,
  check(deck, { slides }) {
    return slides
      .filter(({ no, isBlank }) => isBlank && deck.slides[no - 1]?.content.trim())
      .map(({ no }) =>
        findingAt(deck, no, {
          rule: this.id,
          severity: deck.strict ? 'error' : 'warning',
          message: `Nothing can be seen on slide ${no}`,
          hint: this.hint,
        }),
      )
  },
}
