import type { Theme, UnreadableText } from '../../deck/observation.ts'
import type { RenderedRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

/** WCAG 2.2, 1.4.3. A projector leaves too little of a contrast for the relief that large text has there. */
const LEAST = 4.5
const LEAST_OF_LARGE = 3

export const contrast: RenderedRule = {
  id: 'contrast',
  rationale: 'Pale text on a pale ground is lost on a projector, and to weak eyes everywhere.',
  hint: 'Take a darker ink on a light ground, a lighter one on a dark ground.',
  severity: STRICT,
  check(deck, { slides }) {
    const leastFor = ({ isLarge }: UnreadableText) => (isLarge && !deck.strict ? LEAST_OF_LARGE : LEAST)
    const isLost = (text: UnreadableText) =>
      (text.problem === 'faint' && text.value < leastFor(text)) ||
      // What a picture does to a text nobody can compute; a strict deck does not leave it to chance.
      (text.problem === 'on a picture' && deck.strict)
    const themes: Theme[] = ['light', 'dark']
    return slides.flatMap(({ no, unreadable }) =>
      themes.flatMap((theme) => {
        const lost = unreadable.filter((text) => text.theme === theme && isLost(text))
        const [worst] = lost.sort((a, b) => a.value - b.value)
        if (!worst) return []
        const more = lost.length > 1 ? ` and ${lost.length - 1} more` : ''
        const why =
          worst.problem === 'faint'
            ? `has a contrast of ${worst.value}; ${leastFor(worst)} is the least`
            : 'stands on a picture, a texture or a gradient'
        return findingAt(
          deck,
          no,
          {
            rule: this.id,
            severity: deck.strict ? 'error' : 'warning',
            message: `Slide ${no}, ${theme} theme: "${worst.text}"${more} ${why}`,
            hint: worst.problem === 'faint' ? this.hint : 'Put a plain ground below the text.',
          },
          ...lost.map(({ text }) => text),
        )
      }),
    )
  },
}
