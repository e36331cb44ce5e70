import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isPlaceMessage,
  laterPlace,
  type SharedPlace,
} from '../../../../../addon/presenter/models/sharedPlace.ts'

const place: fc.Arbitrary<SharedPlace> = fc.record({
  no: fc.integer({ min: 1, max: 3 }),
  clicks: fc.nat(2),
  revision: fc.nat(3),
  window: fc.constantFrom('a', 'b', 'c'),
})
/** A window writes each revision once. */
const places = fc.uniqueArray(place, {
  selector: ({ revision, window }) => `${String(revision)} ${window}`,
  minLength: 1,
})

describe('the place that all presenters share', () => {
  it('is the same in every window, in whatever order the places arrive', () => {
    fc.assert(
      fc.property(
        places.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([sent, arrived]) => {
          expect(arrived.reduce(laterPlace)).toEqual(sent.reduce(laterPlace))
        },
      ),
    )
  })

  it('is that of the latest move', () => {
    const ours: SharedPlace = { no: 4, clicks: 0, revision: 7, window: 'z' }
    expect(laterPlace(ours, { ...ours, no: 5, revision: 8, window: 'a' }).no).toBe(5)
    expect(laterPlace(ours, { ...ours, no: 5, revision: 6 }).no).toBe(4)
  })

  it.each([
    [{ asks: true }, true],
    [{ no: 3, clicks: 0, revision: 1, window: 'a' }, true],
    [{ no: '3', clicks: 0, revision: 1, window: 'a' }, false],
    [{ no: 3, clicks: 0, revision: 1 }, false],
    [true, false],
    [null, false],
  ])('is told by %j: %s', (data, isOne) => {
    expect(isPlaceMessage(data)).toBe(isOne)
  })
})
