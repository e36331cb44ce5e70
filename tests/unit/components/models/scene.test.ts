import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sceneAt, sceneIndex } from '../../../../components/models/scene.ts'

test('click by click the scenes are shown in their order', () => {
  expect([0, 1, 2].map((step) => sceneAt(['first', 'second', 'third'], step))).toEqual([
    'first',
    'second',
    'third',
  ])
})

test('a step that no click leads to shows the nearest scene', () => {
  expect([-1, 0.5, 1.5, 3, Infinity].map((step) => sceneIndex(step, 3))).toEqual([0, 0, 1, 2, 2])
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), (step, count) => {
      const index = sceneIndex(step, count)
      expect(index).toBeGreaterThanOrEqual(0)
      expect(index).toBeLessThan(count)
    }),
  )
})
