import fc from 'fast-check'
import { expect, test } from 'vitest'
import { objectives, tickedCount, type ObjectivesAction } from '../../../../components/models/objectives.ts'
import { stateAt } from './stateAt.ts'

const COUNT = 5
const toggles = fc.array(fc.nat(COUNT - 1), { maxLength: 20 })

function after(ticks: readonly number[]) {
  const free = ticks.map((objective): ObjectivesAction => ({ type: 'toggle', objective }))
  return stateAt(objectives(COUNT), 0, free)
}

test('a box is ticked when it was touched an odd number of times, whatever the order', () => {
  fc.assert(
    fc.property(toggles, (ticks) => {
      const odd = (box: number) => ticks.filter((tick) => tick === box).length % 2 === 1
      expect(after(ticks).ticked).toEqual(Array.from({ length: COUNT }, (_, box) => odd(box)))
      expect(after([...ticks].reverse())).toEqual(after(ticks))
    }),
  )
})

test('one touch changes one box and the count by one', () => {
  fc.assert(
    fc.property(toggles, fc.nat(COUNT - 1), (ticks, box) => {
      const before = after(ticks)
      const touched = after([...ticks, box])
      expect(touched.ticked.filter((tick, at) => tick !== before.ticked[at])).toHaveLength(1)
      expect(tickedCount(touched) - tickedCount(before)).toBe(before.ticked[box] ? -1 : 1)
    }),
  )
})

test('no click plays, so that paper shows an unticked list', () => {
  const model = objectives(COUNT)
  expect(model.trace).toEqual([])
  expect(tickedCount(model.initial(0))).toBe(0)
})

test('a box that is not there and an unknown action throw RangeError and leave the list as it was', () => {
  const model = objectives(COUNT)
  const state = model.initial(0)
  for (const objective of [-1, COUNT, 0.5, Number.NaN])
    expect(() => model.apply(state, { type: 'toggle', objective })).toThrow(RangeError)
  expect(() => model.apply(state, { type: 'burn', objective: 0 } as unknown as ObjectivesAction)).toThrow(
    RangeError,
  )
  expect(tickedCount(state)).toBe(0)
})

test.each([0, -1, 7, 2.5, Number.NaN])('a list of %s is refused by the name of the property', (count) => {
  expect(() => objectives(count)).toThrow(RangeError)
  expect(() => objectives(count)).toThrow(/^count must be an integer from 1 to 6/)
})
