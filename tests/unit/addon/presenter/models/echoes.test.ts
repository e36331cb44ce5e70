import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutEchoes, type Move } from '../../../../../addon/presenter/models/echoes.ts'
import type { WindowLog } from '../../../../../addon/presenter/models/windowLog.ts'

const move = (at: number, slide: string, click = 0): Move => ({ kind: 'go', at, slide, click })
const log = (window: string, ...events: Move[]): WindowLog => ({ window, events, alive: [] })

describe('the same move reported by several windows', () => {
  it('counts once, by the first report', () => {
    const logs = [log('a', move(0, 'x'), move(10, 'y')), log('b', move(15, 'x'), move(25, 'y'))]
    expect(withoutEchoes(logs)).toEqual([move(0, 'x'), move(10, 'y')])
  })

  it('counts once when a slow window leaves steps out', () => {
    const logs = [log('a', move(0, 'x'), move(10, 'y'), move(20, 'z')), log('b', move(900, 'z'))]
    expect(withoutEchoes(logs).map(({ slide }) => slide)).toEqual(['x', 'y', 'z'])
  })

  it('counts whichever window moves', () => {
    const logs = [log('a', move(0, 'x'), move(5030, 'y')), log('b', move(20, 'x'), move(5000, 'y'))]
    expect(withoutEchoes(logs)).toEqual([move(0, 'x'), move(5000, 'y')])
  })

  it('counts a return to where one was later on', () => {
    const logs = [log('a', move(0, 'x'), move(4000, 'x')), log('b', move(20, 'x'))]
    expect(withoutEchoes(logs)).toHaveLength(2)
  })

  it('counts a move back, which is no second echo', () => {
    const logs = [
      log('a', move(0, 'x'), move(30, 'y'), move(50, 'x')),
      log('b', move(10, 'x'), move(20, 'y'), move(40, 'x')),
    ]
    expect(withoutEchoes(logs)).toEqual([move(0, 'x'), move(20, 'y'), move(40, 'x')])
  })

  it('waits for no echo for ever', () => {
    const logs = [log('a', move(0, 'x'), move(10, 'y')), log('b', move(5000, 'x'))]
    expect(withoutEchoes(logs)).toHaveLength(3)
  })

  it('keeps each move of any walk exactly once, however many windows follow within a second', () => {
    const walk = fc.array(
      fc.record({ pause: fc.integer({ min: 1, max: 9000 }), slide: fc.integer({ min: 0, max: 5 }) }),
      {
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(walk, fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 3 }), (steps, delays) => {
        let at = 0
        const moves = steps.map(({ pause, slide }) => move((at += pause), String(slide)))
        const followers = delays.map((delay, index) =>
          log(`f${String(index)}`, ...moves.map((step) => ({ ...step, at: step.at + delay }))),
        )
        expect(withoutEchoes([log('a', ...moves), ...followers])).toEqual(moves)
      }),
    )
  })
})
