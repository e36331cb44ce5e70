import { describe, expect, it } from 'vitest'
import { speakerTimes, spokenMinutes } from '../../../addon/handout/speakerTimes.ts'

describe('the times of the speaker', () => {
  it('add up from the beginning of the session, over slides without a plan as well', () => {
    const times = speakerTimes({ frontmatters: [{ minutes: 0.5 }, {}, { minutes: 2.25 }, { minutes: 1 }] })
    expect(times.map(({ budget }) => budget)).toEqual([0.5, undefined, 2.25, 1])
    expect(times.map(({ elapsed }) => elapsed)).toEqual([0, 0.5, 0.5, 2.75])
    expect(times.every(({ clock }) => clock === undefined)).toBe(true)
  })

  it('begin anew with each session', () => {
    const frontmatters = [{ minutes: 5 }, { minutes: 5 }, { session: 'Two', minutes: 3 }, { minutes: 3 }]
    const opened = [{ session: 'One' }, ...frontmatters]
    expect(speakerTimes({ frontmatters: opened }).map(({ elapsed }) => elapsed)).toEqual([0, 0, 5, 0, 3])
  })

  it('are times of day in the session whose start is known, and in no other: the break has no length', () => {
    const frontmatters = [{ session: 1, minutes: 61.5 }, { minutes: 1 }, { session: 2, minutes: 1 }]
    const clocks = (from?: number) =>
      speakerTimes({ frontmatters, start: '23:10', from }).map(({ clock }) => clock)
    expect(clocks()).toEqual(['23:10', '00:11', undefined])
    expect(clocks(2)).toEqual([undefined, undefined, '23:10'])
  })

  it('do not lose a minute to the sum of decimals', () => {
    const frontmatters = Array.from({ length: 11 }, () => ({ minutes: 0.1 }))
    expect(speakerTimes({ frontmatters, start: '08:00' }).at(-1)?.clock).toBe('08:01')
  })

  it('say nothing of a session that plans nothing', () => {
    expect(speakerTimes({ frontmatters: [{}, {}], start: '08:00' })).toEqual([
      { budget: undefined, elapsed: undefined, clock: undefined },
      { budget: undefined, elapsed: undefined, clock: undefined },
    ])
  })
})

describe('minutes in words', () => {
  it.each([
    [0, '0 min'],
    [0.5, '30 s'],
    [4, '4 min'],
    [1.25, '1 min 15'],
    [12.05, '12 min 03'],
    [1.9999, '2 min'],
  ])('%d is %s', (minutes, words) => {
    expect(spokenMinutes(minutes)).toBe(words)
  })
})
