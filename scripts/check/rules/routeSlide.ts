import { headmatterLine } from '../../deck/keyLine.ts'
import { readRoutes } from '../../deck/route.ts'
import type { SourceRule } from '../rule.ts'

export const routeSlide: SourceRule = {
  id: 'route-slide',
  rationale: 'A route that names a slide which is gone silently leaves it out.',
  check(deck) {
    const known = new Set(deck.ids)
    return readRoutes(deck.headmatter).flatMap(({ name, slides }) =>
      slides
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => ({
          rule: this.id,
          severity: 'error' as const,
          message: `The route "${name}" names the slide "${id}", which the deck does not have`,
          hint: 'Correct the id: it is the `id` of the slide, else its title in lower case with hyphens.',
          file: deck.entry,
          line: headmatterLine(deck, id),
        })),
    )
  },
}
