import type { RenderedRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

const EDGES = {
  top: 'above its upper edge',
  right: 'past its right edge',
  bottom: 'below its lower edge',
  left: 'past its left edge',
}

export const clippedContent: RenderedRule = {
  id: 'clipped-content',
  rationale: 'What passes the edge of its slide or box is cut off on the wall and on paper.',
  hint: 'Shorten the slide, part it in two, or make the box larger.',
  severity: ALWAYS,
  check(deck, { slides }) {
    return slides.flatMap(({ no, clipped }) => {
      // A decoration of a guest deck may bleed off its slide.
      const judged = clipped.filter(({ isDecoration }) => deck.strict || !isDecoration)
      const texts = judged.filter(({ kind }) => kind === 'text')
      const others = judged.filter(({ kind }) => kind !== 'text')
      // One finding a slide and kind: forty clipped bullets are one fault.
      return [texts, others].flatMap((group) => {
        const worst = group.toSorted((a, b) => b.by - a.by)[0]
        if (!worst) return []
        const isText = worst.kind === 'text'
        const more = group.length > 1 ? ` and ${group.length - 1} more` : ''
        return findingAt(
          deck,
          no,
          {
            rule: this.id,
            severity: isText || deck.strict ? 'error' : 'warning',
            message: `Slide ${no}: "${worst.excerpt}"${more} is cut off ${EDGES[worst.edge]} (${worst.by} px)`,
            hint: this.hint,
          },
          worst.excerpt,
        )
      })
    })
  },
}
