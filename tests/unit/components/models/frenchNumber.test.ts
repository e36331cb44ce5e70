import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, decimal, percent, plural, wattage } from '../../../../components/models/frenchNumber.ts'

test.each([
  [0, 0, '0'],
  [999.4, 0, '999'],
  [1081, 0, '1\u202f081'],
  [1234567.891, 2, '1\u202f234\u202f567,89'],
  [1234.5678, 4, '1\u202f234,5678'],
  [0.25, 2, '0,25'],
  [2.5, 3, '2,5'],
  [-1234, 0, '-1\u202f234'],
])('%d to %i decimals is written « %s »', (value, digits, text) => {
  expect(decimal(value, digits)).toBe(text)
})

test('what is written, read back, is the number, whatever its size', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (units, digits) => {
      const value = units / 10 ** digits
      const read = decimal(value, digits).replaceAll('\u202f', '').replace(',', '.')
      expect(Number(read)).toBe(value)
    }),
  )
})

test('nothing, one and one and a half are singular, two are not', () => {
  expect([0, 1, 1.5, 2].map((count) => counted(count, 'minute', 'minutes'))).toEqual([
    '0 minute',
    '1 minute',
    '1,5 minute',
    '2 minutes',
  ])
  expect([1, 2].map((count) => plural(count, 'redémarre', 'redémarrent'))).toEqual([
    'redémarre',
    'redémarrent',
  ])
})

test('a unit never stands on a line of its own', () => {
  expect(wattage(3885.6)).toBe('3\u202f886\u00a0W')
  expect(percent(71.6)).toBe('72\u00a0%')
})
