import { expect, test } from 'vitest'
import { describeHands, whyHands } from '../../../../components/models/showOfHandsText.ts'
import { plain } from './plainText.ts'

const answers = ['type 1', 'type 2', 'autre']

test.each([
  [[0, 0, 0], 'Une main par personne : compter avant toute explication.'],
  [[1, 0, 0], 'Une voix. En tête : type 1.'],
  [[12, 30, 4], '46 voix. En tête : type 2.'],
  [[20, 20, 1], '41 voix. À égalité : type 1, type 2.'],
])('of the tally %j one says « %s »', (tally, why) => {
  expect(plain(whyHands(tally, answers))).toBe(why)
})

test('the text equivalent counts every answer', () => {
  expect(plain(describeHands([12, 30, 4], answers))).toBe(
    'type 1 : 12 ; type 2 : 30 ; autre : 4. 46 voix. En tête : type 2.',
  )
})
