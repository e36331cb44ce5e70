import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  balloon,
  DISK_ROOM,
  guestSize,
  refusal,
  type BalloonAction,
  type BalloonGeometry,
  type BalloonState,
} from '../../../../components/models/balloon.ts'
import { expectBackAndForth, stateAt } from './stateAt.ts'

const geometries = fc
  .record({
    application: fc.integer({ min: 4, max: 8 }),
    cache: fc.integer({ min: 2, max: 4 }),
    free: fc.integer({ min: 2, max: 4 }),
    spare: fc.integer({ min: 0, max: 3 }),
  })
  .filter(({ application, cache, free, spare }) => application + cache + free + spare <= 16)

const actions = fc.record<BalloonAction>({
  type: fc.constantFrom('inflate', 'deflate', 'demand', 'touch'),
  pages: fc.integer({ min: 1, max: 4 }),
})

/** Every state that a sequence of actions goes through, impossible ones left out. */
function states(geometry: Partial<BalloonGeometry>, wanted: readonly BalloonAction[]): BalloonState[] {
  const model = balloon(geometry)
  const passed = [model.initial(0)]
  for (const action of wanted) {
    const state = passed.at(-1)
    if (state && refusal(state, action) === undefined) passed.push(model.apply(state, action))
  }
  return passed
}

const journeys = fc.record({ geometry: geometries, wanted: fc.array(actions, { maxLength: 30 }) })

test('no page of the guest or of the host is lost or made', () => {
  fc.assert(
    fc.property(journeys, ({ geometry, wanted }) => {
      const { application, cache, free, spare } = geometry
      for (const state of states(geometry, wanted)) {
        expect(guestSize(state)).toBe(application + cache + free)
        expect(state.host.guest + state.host.free).toBe(application + cache + free + spare)
      }
    }),
  )
})

test('the host gains exactly what the balloon holds', () => {
  fc.assert(
    fc.property(journeys, ({ geometry, wanted }) => {
      for (const { guest, host } of states(geometry, wanted))
        expect(host.free).toBe(geometry.spare + guest.balloon)
    }),
  )
})

test('what the applications hold, in memory or on disk, changes only by what they demand', () => {
  fc.assert(
    fc.property(journeys, ({ geometry, wanted }) => {
      let held = geometry.application
      for (const { guest, disk, last } of states(geometry, wanted)) {
        if (last?.type === 'demand') held += last.pages
        expect(guest.application + disk).toBe(held)
      }
    }),
  )
})

test('nothing is ever negative, one application page stays in memory, and the disk never overflows', () => {
  fc.assert(
    fc.property(journeys, ({ geometry, wanted }) => {
      for (const { guest, disk, host } of states(geometry, wanted)) {
        const { application, cache, free, balloon: held } = guest
        for (const count of [application, cache, free, held, host.guest, host.free, disk])
          expect(count).toBeGreaterThanOrEqual(0)
        expect(guest.application).toBeGreaterThanOrEqual(1)
        expect(disk).toBeLessThanOrEqual(DISK_ROOM)
      }
    }),
  )
})

test('free pages go first, then the cache, and only then does the guest page its applications out', () => {
  fc.assert(
    fc.property(journeys, ({ geometry, wanted }) => {
      for (const { guest, last } of states(geometry, wanted)) {
        if (!last) continue
        if (last.taken.cache > 0) expect(guest.free).toBe(0)
        if (last.taken.application > 0) expect(guest.cache).toBe(0)
      }
    }),
  )
})

test('every page that goes to or comes from the disk is counted, and none without one', () => {
  fc.assert(
    fc.property(journeys, ({ geometry, wanted }) => {
      let counted = 0
      for (const { transfers, last } of states(geometry, wanted)) {
        if (last) counted += last.taken.application + (last.type === 'touch' ? last.pages : 0)
        expect(transfers).toBe(counted)
      }
    }),
  )
})

test('deflating what was just inflated gives the host its pages back and leaves the paged ones on disk', () => {
  fc.assert(
    fc.property(geometries, fc.integer({ min: 1, max: 10 }), (geometry, pages) => {
      const [before, full, after] = states(geometry, [
        { type: 'inflate', pages },
        { type: 'deflate', pages },
      ])
      if (!before || !full || !after) return
      expect(after.host).toEqual(before.host)
      expect(after.disk).toBe(full.disk)
    }),
  )
})

test('going forward and back along the trace finds every state again', () => {
  fc.assert(
    fc.property(geometries, fc.array(fc.nat(6), { minLength: 1 }), (geometry, walk) => {
      expectBackAndForth(balloon(geometry), walk)
    }),
  )
})

test('the trace tells its story: free pages, cache, paging, a page that comes back for another, relief', () => {
  fc.assert(
    fc.property(geometries, (geometry) => {
      const model = balloon(geometry)
      expect(model.trace.length).toBeLessThanOrEqual(8)
      const [start, free, cache, paging, swap, relief, end] = [0, 1, 2, 3, 4, 5, 6].map((step) =>
        stateAt(model, step),
      )
      expect(start?.guest.balloon).toBe(0)
      expect(free?.last?.taken).toEqual({ free: geometry.free - 1, cache: 0, application: 0 })
      expect(cache?.last?.taken).toEqual({ free: 1, cache: geometry.cache - 1, application: 0 })
      expect(paging?.last?.taken).toEqual({ free: 0, cache: 1, application: 2 })
      expect(swap?.last?.taken.application).toBe(1)
      expect(swap?.host).toEqual(paging?.host)
      expect(relief?.disk).toBe(2)
      expect((swap?.host.free ?? 0) - (relief?.host.free ?? 0)).toBe(4)
      expect(end?.disk).toBe(0)
      expect(end?.last?.taken.application).toBe(0)
    }),
  )
})

test('what cannot be done throws RangeError and leaves the state as it was', () => {
  const model = balloon()
  const state = model.initial(0)
  const kept = structuredClone(state)
  for (const action of [
    { type: 'inflate', pages: 0 },
    { type: 'inflate', pages: 1.5 },
    { type: 'inflate', pages: 12 },
    { type: 'deflate', pages: 1 },
    { type: 'touch', pages: 1 },
    { type: 'demand', pages: 15 },
    { type: 'burst', pages: 1 },
  ])
    expect(() => model.apply(state, action as BalloonAction)).toThrow(RangeError)
  expect(state).toEqual(kept)
})

test.each([
  [{ application: 3 }, /^application must be a whole number of pages, 4 or more, not 3/],
  [{ cache: 1 }, /^cache /],
  [{ free: 2.5 }, /^free /],
  [{ free: Number.NaN }, /^free /],
  [{ spare: -1 }, /^spare /],
  [{ application: '6' as unknown as number }, /^application /],
  [{ application: 12 }, /^application, cache, free and spare must make 16 pages at most, not 20/],
])('an impossible geometry %o is refused by the name of the property', (geometry, message) => {
  expect(() => balloon(geometry)).toThrow(RangeError)
  expect(() => balloon(geometry)).toThrow(message)
})
