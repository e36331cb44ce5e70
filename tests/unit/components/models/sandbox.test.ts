import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reached, sandboxStage, SIGNS } from '../../../../components/models/sandbox.ts'

test('every sign tells the two machines apart', () => {
  for (const { real, virtual } of SIGNS) expect(real).not.toBe(virtual)
})

test('the clicks show the signs, then the behaviour, then the conclusion', () => {
  expect([0, 1, 2, 3].map(sandboxStage)).toEqual(['start', 'signs', 'acts', 'concludes'])
})

test('a later stage keeps what an earlier one showed, whatever the step', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (one, other) => {
      const [early, late] = [sandboxStage(Math.min(one, other)), sandboxStage(Math.max(one, other))]
      expect(reached(late, early)).toBe(true)
    }),
  )
})
