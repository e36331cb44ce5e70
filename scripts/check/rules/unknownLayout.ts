import { keyLine } from '../../deck/keyLine.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const unknownLayout: SourceRule = {
  id: 'unknown-layout',
  rationale: 'Slidev draws a slide of unknown layout with another one and says so only in passing.',
  hint: "Use a layout of Slidev, of the theme or of the deck's layouts/ folder.",
  severity: ALWAYS,
  isFirm: true,
  check(deck) {
    return deck.slides
      .filter((slide) => slide.frontmatter['layout'] !== undefined && !deck.layouts.has(slide.layout))
      .map((slide) => ({
        message: `There is no layout "${slide.layout}"`,
        hint: `Use one of: ${[...deck.layouts.keys()].sort().join(', ')}.`,
        file: slide.place.file,
        line: keyLine(slide, 'layout'),
        slide: slide.no,
      }))
  },
}
