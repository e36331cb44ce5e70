import type { UnshippedText } from '../../deck/observation.ts'
import type { RenderedRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

/** CSS Fonts 4, "generic font families": who asks for one of these asks for a font of the machine. */
const GENERIC =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|math|emoji|ui-\w+(?:-\w+)?|-apple-system|BlinkMacSystemFont)$/i

export const missingFont: RenderedRule = {
  id: 'missing-font',
  rationale:
    'A font that is not shipped is another one on the next machine: lines break elsewhere, and text is cut off.',
  hint: 'Ship the font with an @font-face rule in the styles of the deck, or ask for one that is shipped.',
  severity: STRICT,
  check(deck, { slides, requests }) {
    const unreached = requests.filter(({ failure }) => failure).map(({ url }) => readable(url))
    const isWanted = ({ families: [first = ''] }: UnshippedText) =>
      // A strict deck goes to a machine that nobody knows.
      (deck.strict || !GENERIC.test(first)) &&
      // The request that failed says it already.
      !unreached.some((url) => url.includes(first))
    const wanted = slides.flatMap(({ no, unshipped }) =>
      unshipped.filter(isWanted).map((found) => ({ no, ...found })),
    )
    const byFont = Map.groupBy(wanted, ({ families: [first = ''] }) => first)
    return [...byFont].map(([font, texts]) => {
      const slidesOfFont = [...new Set(texts.map(({ no }) => no))]
      const [{ no, text }] = texts as [(typeof texts)[number]]
      const others = slidesOfFont.length > 1 ? ` and ${slidesOfFont.length - 1} more` : ''
      return findingAt(
        deck,
        no,
        {
          rule: this.id,
          severity: deck.strict ? 'error' : 'warning',
          message: `Slide ${no}${others}: "${text}" asks for the font ${font}, which the deck does not ship`,
          hint: this.hint,
        },
        font,
        text,
      )
    })
  },
}

/** Names of fonts stand in an address with a plus for each space. */
function readable(url: string): string {
  return decodeURI(url).replaceAll('+', ' ')
}
