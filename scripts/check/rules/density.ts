import type { SlidePart } from '../markdown/slideParts.ts'
import { partsOf } from '../markdown/slideParts.ts'
import type { SourceRule } from '../rule.ts'
import { ONLY_STRICT } from '../rule.ts'

/** "About 40 words" beside a figure, with a little room for the word that would not be left out. */
const MOST_WORDS = 44

export const density: SourceRule = {
  id: 'density',
  rationale:
    'A room that reads does not listen, and looks at no figure: about 40 words of prose beside one are enough.',
  hint: 'Move the prose behind ::handout::, or part the slide in two.',
  severity: ONLY_STRICT,
  check(deck) {
    return deck.slides.flatMap((slide) => {
      const parts = partsOf(slide).filter(({ slot }) => slot !== 'handout')
      if (!parts.some(isFigure)) return []
      const prose = parts.flatMap((part) =>
        part.type === 'text' && part.isProse && part.heading === undefined ? [part] : [],
      )
      const words = prose.reduce((sum, { text }) => sum + (text.match(WORD)?.length ?? 0), 0)
      if (words <= MOST_WORDS) return []
      const { line = slide.place.contentLine, column } = prose[0] ?? {}
      const message = `Slide ${slide.no} has ${words} words of prose beside its figure`
      return [{ message, file: slide.place.file, line, ...(column ? { column } : {}), slide: slide.no }]
    })
  },
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu

/** An image, a diagram, or a component that stands on a line of its own. */
function isFigure(part: SlidePart): boolean {
  if (part.type === 'image') return true
  if (part.type === 'code') return /^mermaid\b/.test(part.language)
  if (part.type !== 'tag' || part.isMarkdown || part.kind === 'close') return false
  return (
    part.name === 'img' ||
    part.name === 'svg' ||
    (/^[A-Z]/.test(part.name) && part.kind === 'self' && part.column === 1)
  )
}
