import { expect, it } from 'vitest'
import { readToUnicode } from '../../../../scripts/pdf/ua/toUnicode.ts'

it('reads single characters, ranges that count on, and ranges that list their texts', () => {
  const cmap = `2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <D83DDE00>] endbfrange
1 beginbfchar
<0030><0042>
endbfchar`
  expect([...readToUnicode(cmap)]).toEqual([
    [1, 'A'],
    [2, 'fi'],
    [16, 'a'],
    [17, 'b'],
    [18, 'c'],
    [32, 'x'],
    [33, '😀'],
    [48, 'B'],
  ])
})
