import { expect, test } from 'vitest'
import { listed } from '../../../../components/models/frenchList.ts'

test('the last name follows « et », the others a comma', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(listed)).toEqual(['', 'A', 'A et B', 'A, B et C'])
})
