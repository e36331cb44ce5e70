import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

const MARK = '\uFEFF'

export const byteOrderMark: SourceRule = {
  id: 'byte-order-mark',
  rationale:
    'Slidev takes the lines between the first "---" for text behind this invisible sign, and forgets the title, the theme and the rest.',
  hint: 'Save the file as "UTF-8", not as "UTF-8 with BOM".',
  severity: ALWAYS,
  isFirm: true,
  check: (deck) =>
    [...deck.files]
      .filter(([, text]) => text.startsWith(MARK))
      .map(([file]) => ({ message: 'The file begins with a byte order mark', file, line: 1 })),
}
