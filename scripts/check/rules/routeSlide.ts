import { headmatterLine } from '../../deck/keyLine.ts'
import { readRoutes } from '../../deck/route.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const routeSlide: SourceRule = {
  id: 'route-slide',
  rationale: 'A route that names a slide which is gone silently leaves it out.',
  hint: 'Correct the id: it is the `id` of the slide, else its title in lower case with hyphens.',
  severity: ALWAYS,
  check(deck) {
    const known = new Set(deck.ids)
    return readRoutes(deck.headmatter).flatMap(({ name, slides }) =>
      slides
        .map(({ id }, index) => ({ id, index }))
        .filter(({ id }) => !known.has(id))
        .map(({ id, index }) => ({
          message: `The route "${name}" names the slide "${id}", which the deck does not have`,
          file: deck.entry,
          line: headmatterLine(deck, ['amphi', 'routes', name, 'slides', index]),
        })),
    )
  },
}
