import type { MissingGlyph } from '../../deck/observation.ts'
import type { RenderedRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

const EMOJI = /\p{Emoji_Presentation}/u

export const missingGlyph: RenderedRule = {
  id: 'missing-glyph',
  rationale:
    'A character that no shipped font has is drawn by another font on every machine, or as an empty box.',
  hint: 'Write it in words or draw it, or ship a font that has it and name that font in the style.',
  severity: STRICT,
  check(deck, { slides }) {
    // Text that the machine draws anyway is a matter of its font. Emoji are none of any such font.
    const isWanted = ({ isOnMachineFont, character }: MissingGlyph) =>
      !isOnMachineFont || EMOJI.test(character)
    return slides.flatMap(({ no, missingGlyphs }) => {
      const characters = new Map(
        missingGlyphs.filter(isWanted).map((glyph) => [glyph.character, glyph] as const),
      )
      if (!characters.size) return []
      const names = [...characters.values()].map(({ character, name }) => `${character} (${name})`)
      return findingAt(
        deck,
        no,
        {
          rule: this.id,
          severity: deck.strict ? 'error' : 'warning',
          message: `Slide ${no}: no font of the deck has ${names.join(', ')}`,
          hint: this.hint,
        },
        ...characters.keys(),
      )
    })
  },
}
