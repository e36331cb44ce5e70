import { expect, test } from 'vitest'
import {
  COLUMNS,
  describeListing,
  listingAt,
  ROWS,
} from '../../../../components/models/translationListing.ts'
import { plain } from './plainText.ts'

const mnemonics = (count: number) => ROWS.slice(0, count).map(({ read }) => read.mnemonic)

test('rows follow each other without a gap, and the one that is replaced is the tallest', () => {
  for (const [index, { y, height, middle }] of ROWS.entries()) {
    const next = ROWS[index + 1]
    if (next) expect(next.y).toBe(y + height)
    expect(middle).toBe(y + height / 2)
  }
  const tallest = Math.max(...ROWS.map(({ height }) => height))
  expect(ROWS.filter(({ height }) => height === tallest).map(({ treatment }) => treatment)).toEqual([
    'replaced',
  ])
})

test('the columns stand side by side', () => {
  const columns = [COLUMNS.read, COLUMNS.translator, COLUMNS.emitted]
  for (const [index, { x, width }] of columns.entries())
    expect(columns[index + 1]?.x ?? Infinity).toBeGreaterThan(x + width)
})

test('first nothing is emitted, then what is harmless, then everything', () => {
  expect([0, 1, 2, 3].map((step) => mnemonics(listingAt(step).emitted).join(' '))).toEqual([
    '',
    'MOV ADD MOV',
    'MOV ADD MOV POPF JMP',
    'MOV ADD MOV POPF JMP',
  ])
})

test('the second passage executes again and translates nothing', () => {
  expect([0, 1].map((step) => listingAt(step).runs)).toEqual([undefined, undefined])
  expect(listingAt(2)).toMatchObject({ reused: false, runs: { translations: 1, executions: 1 } })
  expect(listingAt(3)).toMatchObject({ reused: true, runs: { translations: 1, executions: 2 } })
})

test('in words the picture says what is read, and what became of each line', () => {
  expect(plain(describeListing(listingAt(0)))).toMatch(
    /MOV \[n\], EAX, puis POPF, puis JMP suite\. Rien n'est encore émis\.$/,
  )
  expect(plain(describeListing(listingAt(2)))).toMatch(
    /MOV \[n\], EAX est copiée ; POPF devient CALL emuler_popf ; JMP suite devient JMP suite_traduite\.$/,
  )
  expect(plain(describeListing(listingAt(3)))).toMatch(/: traduit une fois, exécuté deux fois\.$/)
})
