import type { RenderedRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

export const accessibility: RenderedRule = {
  id: 'accessibility',
  rationale: 'What a screen reader or a keyboard cannot use is kept from a part of the students.',
  hint: 'Correct the element, or the component that draws it.',
  severity: STRICT,
  check(deck, { slides }) {
    return slides.flatMap(({ no, violations }) =>
      [...Map.groupBy(violations, ({ id }) => id).values()].flatMap((found) => {
        const [first] = found
        if (!first) return []
        const { id, help, remedy, tag, excerpt } = first
        const what = excerpt ? `"${excerpt}" (<${tag}>)` : `a <${tag}>`
        const more = found.length > 1 ? ` and ${found.length - 1} more` : ''
        return findingAt(
          deck,
          no,
          {
            rule: this.id,
            severity: deck.strict ? 'error' : 'warning',
            message: `Slide ${no}: ${help} (axe: ${id}), but ${what}${more} does not comply`,
            hint: `Correct the element, or the component that draws it. What axe misses: ${remedy}.`,
          },
          excerpt,
          `<${tag}`,
        )
      }),
    )
  },
}
