import { expect, it } from 'vitest'
import { plainTitle } from '../../../addon/handout/plainTitle.ts'

it.each([
  ['A **bold** and *slanted* title', 'A bold and slanted title'],
  ['Code: `List<String>` in a `snake_case` world', 'Code: List<String> in a snake_case world'],
  ['snake_case stays, 2 * 3 * 4 too', 'snake_case stays, 2 * 3 * 4 too'],
  ['a < b and "quotes" & more', 'a < b and "quotes" & more'],
  ['Two<br>lines <span class="x">here</span>', 'Two lines here'],
  ['A [link](https://example.org) in it', 'A link in it'],
  ['جسور من حجر', 'جسور من حجر'],
])('%s becomes %s', (markdown, text) => {
  expect(plainTitle(markdown)).toBe(text)
})
