import fc from 'fast-check'

const coordinate = fc.double({ min: -600, max: 600, noNaN: true }).map((value) => value.toFixed(5))
const point = fc.tuple(coordinate, coordinate).map((pair) => pair.join(' '))

const path = fc
  .tuple(fc.array(point, { minLength: 1, maxLength: 4 }), fc.constantFrom('f', 'S', 'f*', 'W* n', 'h S'))
  .map(
    ([points, paint]) =>
      `${points[0]} m\n${points
        .slice(1)
        .map((at) => `${at} l\n`)
        .join('')}${paint}\n`,
  )
const rectangle = fc.tuple(point, point).map((pair) => `${pair.join(' ')} re f\n`)
const shown = fc.constantFrom('<0001> Tj\n', '(a\\)b) Tj\n', '12 0 Td <0002> Tj\n', '[(a) -3 (b)] TJ\n')
const setting = fc.constantFrom('/G3 gs\n', '1 0 0 rg\n', '2 0 0 2 5 5 cm\n', '/X1 Do\n', '% a comment\n')
const text = fc
  .array(shown, { minLength: 1, maxLength: 4 })
  .map((parts) => `BT /F1 12 Tf\n${parts.join('')}ET\n`)

/** A text object of which parts are marked inside. */
const markedText = fc
  .array(fc.tuple(shown, fc.constantFrom('', 'Span')), { minLength: 1, maxLength: 4 })
  .map(
    (parts) =>
      `BT /F1 9 Tf\n${parts.map(([part, tag]) => (tag ? `/Span <</MCID @>> BDC\n${part}EMC\n` : part)).join('')}ET\n`,
  )

const { body } = fc.letrec<{ body: string; saved: string; marked: string }>((tie) => ({
  body: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        path,
        rectangle,
        text,
        markedText,
        setting,
        tie('saved'),
        tie('marked'),
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
  saved: tie('body').map((inside) => `q\n${inside}Q\n`),
  // As Chromium does it, the mark may end behind the Q of the level on which it began.
  marked: fc.oneof(
    fc
      .array(fc.oneof(path, rectangle, text, setting), { maxLength: 4 })
      .map((parts) => `/P <</MCID @>>BDC\n${parts.join('')}EMC\n`),
    fc
      .tuple(rectangle, text)
      .map(([one, other]) => `q\n/P <</MCID @>>BDC\n${one}Q\nq\n${other}Q\nq\nEMC\nQ\n`),
  ),
}))

/** A content stream in which `q`, `BT` and marks are balanced, and every MCID stands once. */
export const drawing = body.map((content) => {
  let mcid = 0
  return content.replaceAll('@', () => String(mcid++))
})
