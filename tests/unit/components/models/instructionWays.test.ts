import { expect, test } from 'vitest'
import {
  describeWays,
  DIRECT,
  INSTRUCTIONS,
  SENSITIVE,
  waysSay,
} from '../../../../components/models/instructionWays.ts'
import { plain } from './plainText.ts'

test('every instruction runs directly or is taken over, none both ways', () => {
  const all = [...DIRECT, ...SENSITIVE].sort((a, b) => a - b)
  expect(all).toEqual(Array.from({ length: INSTRUCTIONS.count }, (_, instruction) => instruction))
})

test('no number is told before the room has guessed', () => {
  expect(waysSay(0)).toMatch(/\?$/)
  expect(waysSay(0)).not.toMatch(/\d/)
  expect(plain(waysSay(1))).toContain('992 en direct')
})

test('in words each side is unknown until its click', () => {
  const [guess = '', left = '', right = ''] = [0, 1, 2].map((step) => plain(describeWays(step)))
  expect(guess.match(/pas encore exécutées/g)).toHaveLength(2)
  expect(left.match(/pas encore exécutées/g)).toHaveLength(1)
  expect(left).toContain("8 passent par l'hyperviseur")
  expect(right).not.toContain('pas encore exécutées')
  expect(right).toContain("passent par l'émulateur")
})
