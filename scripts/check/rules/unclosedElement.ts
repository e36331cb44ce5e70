import type { DeckSlide } from '../../deck/deck.ts'
import { keyLine } from '../../deck/keyLine.ts'
import type { SlidePart } from '../markdown/slideParts.ts'
import { partsOf, readParts } from '../markdown/slideParts.ts'
import type { Offence, SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const unclosedElement: SourceRule = {
  id: 'unclosed-element',
  rationale:
    'Vue compiles no slide with an element that is opened and never closed, or closed and never opened.',
  hint: 'Close it within the same paragraph, list or slot in which it opens.',
  severity: ALWAYS,
  isFirm: true,
  check(deck) {
    return deck.slides.flatMap((slide) =>
      [...findUnbalanced(partsOf(slide)), ...inTitle(slide)].map((offence) => ({
        ...offence,
        file: slide.place.file,
        slide: slide.no,
      })),
    )
  },
}

/** Slidev compiles the title that the frontmatter gives, as it does the slide. */
function inTitle(slide: DeckSlide): Pick<Offence, 'message' | 'line' | 'hint'>[] {
  const { title } = slide.frontmatter
  if (typeof title !== 'string') return []
  return findUnbalanced(readParts(title, 1)).map(({ message }) => ({
    message: `In the title, ${message}`,
    line: keyLine(slide, 'title'),
    hint: 'Write &lt; for a "<" that opens no element.',
  }))
}

type Tag = SlidePart & { type: 'tag' }

/**
 * Elements of HTML and of Markdown must nest: a `<b>` that is open where its paragraph ends is as wrong as one that
 * nothing closes.
 */
export function findUnbalanced(parts: readonly SlidePart[]): Pick<Offence, 'message' | 'line' | 'column'>[] {
  const found: { message: string; line: number; column: number }[] = []
  const open: Tag[] = []
  const reported = new Set<string>()
  const report = (tag: Tag, message: string): void => {
    // The other half of a crossed pair is the same fault.
    if (reported.has(tag.name.toLowerCase())) return
    reported.add(tag.name.toLowerCase())
    found.push({ message, line: tag.line, column: tag.column })
  }
  const closeDownTo = (depth: number): void => {
    for (const tag of open.splice(depth)) if (!tag.isMarkdown) report(tag, `<${tag.name}> is never closed`)
  }
  for (const part of parts) {
    if (part.type === 'slot') closeDownTo(0)
    if (part.type !== 'tag' || part.kind === 'self') continue
    if (part.kind === 'open') {
      open.push(part)
      continue
    }
    const depth = open.findLastIndex(
      ({ name, isMarkdown }) =>
        name.toLowerCase() === part.name.toLowerCase() && isMarkdown === part.isMarkdown,
    )
    const boundary = part.isMarkdown ? -1 : open.findLastIndex(({ isMarkdown }) => isMarkdown)
    if (depth > boundary) closeDownTo(depth + 1)
    if (depth > boundary) open.pop()
    else report(part, `</${part.name}> closes nothing`)
  }
  closeDownTo(0)
  return found
}
