import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LONGEST_SILENCE,
  steadyClock,
  withEvent,
  withHeartbeat,
  type WindowLog,
} from '../../../../../addon/presenter/models/windowLog.ts'

const empty: WindowLog = { window: 'a', events: [], alive: [] }

describe('the log of a window', () => {
  it('prolongs one interval as long as the heart beats', () => {
    const log = [0, 1000, 2000, 2000 + LONGEST_SILENCE].reduce(withHeartbeat, empty)
    expect(log.alive).toEqual([{ from: 0, to: 2000 + LONGEST_SILENCE }])
  })

  it('begins another one after a silence that is too long', () => {
    const log = [0, 1000, 1001 + LONGEST_SILENCE].reduce(withHeartbeat, empty)
    expect(log.alive).toEqual([
      { from: 0, to: 1000 },
      { from: 1001 + LONGEST_SILENCE, to: 1001 + LONGEST_SILENCE },
    ])
  })

  it('takes an event for a sign of life', () => {
    const log = withEvent(withHeartbeat(empty, 0), { kind: 'go', at: 700, slide: 'x', click: 0 })
    expect(log.alive).toEqual([{ from: 0, to: 700 }])
    expect(log.events).toHaveLength(1)
  })
})

describe('the steady clock', () => {
  it('shows what the machine shows while that runs on', () => {
    const times = [1000, 1500, 4000]
    const clock = steadyClock(0, () => times.shift() ?? 0)
    expect([clock(), clock()]).toEqual([1500, 4000])
  })

  it('goes on from the latest time written when the machine is behind it', () => {
    const times = [1000, 1000, 1400]
    const clock = steadyClock(9000, () => times.shift() ?? 0)
    expect([clock(), clock()]).toEqual([9000, 9400])
  })

  it('never goes back, and counts each step of the machine forward once', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.array(fc.nat(1e6), { minLength: 2 }), (latest, reads) => {
        const queue = [...reads]
        const clock = steadyClock(latest, () => queue.shift() ?? 0)
        const shown = reads.slice(1).map(() => clock())
        const begin = Math.max(latest, reads[0] ?? 0)
        let forward = 0
        for (const [index, read] of reads.slice(1).entries()) {
          forward += Math.max(0, read - (reads[index] ?? 0))
          expect(shown[index]).toBe(begin + forward)
        }
      }),
    )
  })
})
