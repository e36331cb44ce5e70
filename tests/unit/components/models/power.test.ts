import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consolidate,
  fleetPower,
  proportionalPower,
  saving,
  serverPower,
} from '../../../../components/models/power.ts'

const server = { idle: 187, max: 260 }
const before = { hosts: 20, load: 0.1 }

/** Energy of a year of 365 days at a constant power in watts, in kilowatt-hours: what the prose of the slides says. */
const yearlyEnergy = (watts: number) => (watts * 365 * 24) / 1000

const loads = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100)
const fleets = fc.record({ hosts: fc.integer({ min: 1, max: 200 }), load: loads })
const servers = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }))
  .map(([idle, more]) => ({ idle, max: idle + more }))

describe('the power of a server', () => {
  it('is measured at rest and at full load, and a straight line between', () => {
    expect([0, 0.1, 0.5, 1].map((load) => Math.round(serverPower(load, server)))).toEqual([
      187, 194, 224, 260,
    ])
    fc.assert(
      fc.property(servers, fc.double({ min: 0, max: 1, noNaN: true }), (each, load) => {
        const line = (1 - load) * serverPower(0, each) + load * serverPower(1, each)
        expect(serverPower(load, each)).toBeCloseTo(line, 6)
      }),
    )
  })

  it('in proportion to the load is nothing at rest, half at half, and the same maximum', () => {
    expect([0, 0.5, 1].map((load) => proportionalPower(load, server))).toEqual([0, 130, 260])
  })

  it('summed evenly over hosts is that of the fleet', () => {
    fc.assert(
      fc.property(fleets, servers, (fleet, each) => {
        const total = fleet.hosts * serverPower(fleet.load, each)
        expect(fleetPower(fleet, each).total).toBeCloseTo(total, 6)
      }),
    )
  })

  it('of 187 W all year is 1 638 kWh, and what the slide saves with a spare host some 24 600', () => {
    expect(Math.round(yearlyEnergy(187))).toBe(1638)
    const safe = consolidate(before, { target: 0.5, spare: 1 })
    const saved = fleetPower(before, server).total - fleetPower(safe, server).total
    expect(Math.round(yearlyEnergy(saved) / 100)).toBe(246)
  })

  it('of a load or a server that cannot exist is refused', () => {
    expect(() => serverPower(-0.1, server)).toThrow('a load goes from 0 to 1, not -0.1')
    expect(() => proportionalPower(1.1, server)).toThrow(RangeError)
    expect(() => serverPower(0.5, { idle: 300, max: 260 })).toThrow('idle must not exceed max')
  })
})

describe('the power of a fleet', () => {
  it('is that of the slide: 3 886 W before, 894 W packed, 1 081 W with a spare host', () => {
    const packed = consolidate(before, { target: 0.5 })
    const safe = consolidate(before, { target: 0.5, spare: 1 })
    expect([packed.hosts, safe.hosts]).toEqual([4, 5])
    expect([packed.load, safe.load]).toEqual([0.5, 0.4])
    const watts = [before, packed, safe].map((fleet) => Math.round(fleetPower(fleet, server).total))
    expect(watts).toEqual([3886, 894, 1081])
    const saved = [packed, safe].map((fleet) =>
      Math.round(100 * saving(fleetPower(before, server), fleetPower(fleet, server))),
    )
    expect(saved).toEqual([77, 72])
  })

  it('lies between rest and full load', () => {
    fc.assert(
      fc.property(fleets, servers, (fleet, each) => {
        const { idle, work, total } = fleetPower(fleet, each)
        expect(total).toBeCloseTo(idle + work, 6)
        expect(total).toBeGreaterThanOrEqual(fleet.hosts * each.idle)
        expect(total).toBeLessThanOrEqual(fleet.hosts * each.max + 1e-6)
      }),
    )
  })

  it('refuses machines and loads that cannot exist', () => {
    expect(() => fleetPower({ hosts: 0, load: 0.1 }, server)).toThrow('hosts must be 1 or more, not 0')
    expect(() => fleetPower({ hosts: 1.5, load: 0.1 }, server)).toThrow(RangeError)
    expect(() => fleetPower({ hosts: 1, load: 1.1 }, server)).toThrow('a load goes from 0 to 1, not 1.1')
    expect(() => fleetPower({ hosts: 1, load: Number.NaN }, server)).toThrow(RangeError)
    expect(() => fleetPower(before, { idle: 260, max: 187 })).toThrow('idle must not exceed max')
  })
})

describe('a consolidation', () => {
  it('moves the work, all of it, and leaves no host above the target', () => {
    fc.assert(
      fc.property(fleets, loads, fc.nat(5), (fleet, target, spare) => {
        const after = consolidate(fleet, { target, spare })
        expect(after.hosts * after.load).toBeCloseTo(fleet.hosts * fleet.load, 9)
        expect(after.load).toBeLessThanOrEqual(target + 1e-9)
      }),
    )
  })

  it('uses no host that it could do without', () => {
    fc.assert(
      fc.property(fleets, loads, (fleet, target) => {
        const { hosts } = consolidate(fleet, { target })
        expect((hosts - 1) * target).toBeLessThan(fleet.hosts * fleet.load)
      }),
    )
  })

  it('keeps every host of a fleet that already runs at the target', () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        expect(consolidate(fleet, { target: fleet.load }).hosts).toBe(fleet.hosts)
      }),
      // 3 × 0.1 / 0.1 is a little above 3.
      { examples: [[{ hosts: 3, load: 0.1 }]] },
    )
  })

  it('keeps the target when a host fails and there was one to spare', () => {
    fc.assert(
      fc.property(fleets, loads, (fleet, target) => {
        const after = consolidate(fleet, { target, spare: 1 })
        expect((after.hosts * after.load) / (after.hosts - 1)).toBeLessThanOrEqual(target + 1e-9)
      }),
    )
  })

  it('changes the power at rest and never that of the work', () => {
    fc.assert(
      fc.property(fleets, loads, servers, (fleet, target, each) => {
        const after = consolidate(fleet, { target })
        expect(fleetPower(after, each).work).toBeCloseTo(fleetPower(fleet, each).work, 6)
      }),
    )
  })

  it('never loads a host beyond what it has, whatever decimals add up to', () => {
    expect(consolidate({ hosts: 200, load: 0.28 }, { target: 1 })).toEqual({ hosts: 56, load: 1 })
  })

  it('refuses a target of nothing, half a spare host, and no work at all', () => {
    expect(() => consolidate(before, { target: 0 })).toThrow('target must be above 0')
    expect(() => consolidate(before, { target: 0.5, spare: 0.5 })).toThrow('spare must be 0 or more, not 0.5')
    expect(() => consolidate({ hosts: 20, load: 0 }, { target: 0.5 })).toThrow('there is no work to place')
  })

  it('cannot save on nothing', () => {
    const nothing = fleetPower(before, { idle: 0, max: 0 })
    expect(() => saving(nothing, nothing)).toThrow(RangeError)
  })
})
