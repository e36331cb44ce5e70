import type { UnreadableText } from '../../deck/observation.ts'
import type { RenderedRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

/** Pixels on a canvas 980 px wide. A guest deck may keep the sizes of Slidev's own themes, code at 12 px included. */
const LEAST = { strict: 18, lenient: 12 }

export const smallText: RenderedRule = {
  id: 'small-text',
  rationale: 'The last row of an amphitheatre reads nothing below 18 px on a canvas of 980.',
  hint: 'Set it larger, or say less; a drawing may be too wide for its place.',
  severity: STRICT,
  check(deck, { slides }) {
    const least = deck.strict ? LEAST.strict : LEAST.lenient
    const isSmall = ({ problem, value, isScript }: UnreadableText) =>
      problem === 'small' && value < least && !isScript
    return slides.flatMap(({ no, unreadable }) => {
      const small = unreadable.filter(isSmall).sort((a, b) => a.value - b.value)
      const [worst] = small
      if (!worst) return []
      const more = small.length > 1 ? ` and ${small.length - 1} more` : ''
      return findingAt(
        deck,
        no,
        {
          rule: this.id,
          severity: deck.strict ? 'error' : 'warning',
          message: `Slide ${no}: "${worst.text}"${more} is set at ${worst.value} px on a canvas of 980; ${least} px is the least`,
          hint: this.hint,
        },
        ...small.map(({ text }) => text),
      )
    })
  },
}
