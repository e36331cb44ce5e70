import type { PdfUaRule } from '../rule.ts'

export const toUnicodeValues: PdfUaRule = {
  id: 'to-unicode-values',
  title: 'No character stands for U+0000, U+FEFF or U+FFFE',
  clause: '7.21.7',
  matterhorn: ['31-028', '31-029'],
  rationale: 'They are no characters: the glyph is lost for who does not see it.',
  check({ fonts }) {
    return fonts.flatMap(({ name, toUnicode: map }) =>
      [...(map ?? [])]
        .filter(([, text]) => /[\0\uFEFF\uFFFE]/.test(text))
        .map(([code]) => ({
          message: `ToUnicode of the font ${name} maps the code ${code} to no character`,
        })),
    )
  },
}
