import { partsOf } from '../markdown/slideParts.ts'
import type { SlidePart } from '../markdown/slideParts.ts'
import type { Offence, SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'

export const headingOrder: SourceRule = {
  id: 'heading-order',
  rationale:
    'Screen readers and the outline of a PDF know the parts of a slide by the levels of its headings.',
  hint: 'One # title a slide or column, then ##, then ###, none left out.',
  severity: STRICT,
  check(deck) {
    return deck.slides.flatMap((slide) => {
      const parts = partsOf(slide)
      // Columns have titles of their own.
      const slots = [...new Set(parts.map(({ slot }) => slot))]
      return slots
        .flatMap((slot) => outOfOrder(parts.filter((part) => part.slot === slot)))
        .map((offence) => ({ ...offence, file: slide.place.file, slide: slide.no }))
    })
  },
}

function outOfOrder(parts: readonly SlidePart[]): Omit<Offence, 'file' | 'slide'>[] {
  let previous = 0
  let hasTitle = false
  return parts.flatMap((part) => {
    const level = headingLevel(part)
    if (level === undefined) return []
    const { line, column, slot } = part
    const skipped = level > previous + (previous === 0 ? 2 : 1)
    const isSecond = level === 1 && hasTitle
    // The prose of the handout stands below the slide's own headings.
    const isProse = slot === 'handout' && previous === 0
    previous = level
    hasTitle ||= level === 1
    if (isSecond) return [{ message: 'This is the second level 1 heading', line, column }]
    if (skipped && !isProse)
      return [
        {
          message: `A level ${level} heading follows ${level - 1 === 0 ? 'nothing' : 'none of level ' + (level - 1)}`,
          line,
          column,
        },
      ]
    return []
  })
}

/** 1 to 6 for the beginning of a heading, in Markdown or HTML. */
export function headingLevel(part: SlidePart): number | undefined {
  if (part.type !== 'tag' || part.kind !== 'open') return undefined
  const level = /^h([1-6])$/.exec(part.name)?.[1]
  return level === undefined ? undefined : Number(level)
}
