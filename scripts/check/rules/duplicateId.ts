import type { Deck } from '../../deck/deck.ts'
import { keyLine } from '../../deck/keyLine.ts'
import { slugify } from '../../deck/slug.ts'
import { attributeOf } from '../markdown/htmlTags.ts'
import { partsOf } from '../markdown/slideParts.ts'
import type { Offence, SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'

export const duplicateId: SourceRule = {
  id: 'duplicate-id',
  rationale: 'Of two things with one id, a link, a route or a label finds the first.',
  hint: 'Give one of them another id.',
  severity: STRICT,
  check(deck) {
    return [...repeated('slide', slideIds(deck)), ...repeated('element', elementIds(deck))]
  },
}

type Named = Omit<Offence, 'message' | 'slide'> & { id: string; slide: number }

/** Only what the author wrote: ids made from titles are numbered where they would be the same. */
function slideIds(deck: Deck): Named[] {
  return deck.slides.flatMap((slide) => {
    const { id } = slide.frontmatter
    if ((typeof id !== 'string' && typeof id !== 'number') || deck.route) return []
    return [{ id: slugify(String(id)), file: slide.place.file, line: keyLine(slide, 'id'), slide: slide.no }]
  })
}

/** All slides stand in one document when they are printed. A component does with its `id` what it likes. */
function elementIds(deck: Deck): Named[] {
  return deck.slides.flatMap((slide) =>
    partsOf(slide).flatMap((part) => {
      if (part.type !== 'tag' || part.kind === 'close' || !/^[a-z][a-z\d]*$/.test(part.name)) return []
      const id = attributeOf(part, 'id')
      return id ? [{ id, file: slide.place.file, line: part.line, column: part.column, slide: slide.no }] : []
    }),
  )
}

function repeated(kind: string, named: readonly Named[]): Offence[] {
  const first = new Map<string, number>()
  return named.flatMap(({ id, ...place }) => {
    const taken = first.get(id)
    if (taken === undefined) first.set(id, place.slide)
    if (taken === undefined) return []
    const other = kind === 'slide' ? `Slide ${taken}` : `An element of slide ${taken}`
    return [{ message: `${other} has the id "${id}" already`, ...place }]
  })
}
