import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay } from '../../../../../addon/presenter/models/replay.ts'
import {
  LONGEST_SILENCE,
  withEvent,
  withHeartbeat,
  type RehearsalEvent,
  type WindowLog,
} from '../../../../../addon/presenter/models/windowLog.ts'

const second = 1000
const minute = 60 * second

/** A window that is there from its first to its last event, and whose heart beats every second in between. */
function windowOf(name: string, events: readonly RehearsalEvent[], until = 0): WindowLog {
  let log: WindowLog = { window: name, events: [], alive: [] }
  const times = [...events.map(({ at }) => at), until]
  for (const [index, event] of events.entries()) {
    log = withEvent(log, event)
    for (let at = event.at; at < (times[index + 1] ?? 0); at += second) log = withHeartbeat(log, at)
  }
  return until > 0 ? withHeartbeat(log, until) : log
}
const start = (at = 0): RehearsalEvent => ({ kind: 'start', at, session: 0, slide: 'one', click: 0 })
const go = (at: number, slide: string, click = 0): RehearsalEvent => ({ kind: 'go', at, slide, click })

describe('a rehearsal put together from its windows', () => {
  it('is nothing before the first start', () => {
    expect(replay([windowOf('a', [go(5, 'two')])], minute).state).toBe('idle')
  })

  it('gives each stay its time, the last one until now', () => {
    const log = windowOf('a', [start(), go(20 * second, 'one', 1), go(50 * second, 'two')], minute)
    expect(replay([log], minute)).toMatchObject({
      state: 'running',
      seconds: 60,
      visits: [
        { slide: 'one', click: 0, start: 0, seconds: 20 },
        { slide: 'one', click: 1, start: 20, seconds: 30 },
        { slide: 'two', click: 0, start: 50, seconds: 10 },
      ],
    })
  })

  it('counts questions apart, also while they are being asked', () => {
    const asked = [start(), { kind: 'pause', at: 10 * second } as const]
    const during = replay([windowOf('a', asked, 30 * second)], 30 * second)
    expect(during).toMatchObject({ state: 'questions', seconds: 10, questions: 20 })
    const answered = [...asked, { kind: 'resume', at: 40 * second } as const]
    const after = replay([windowOf('a', answered, minute)], minute)
    expect(after).toMatchObject({ state: 'running', seconds: 30, questions: 30 })
    expect(after.visits).toMatchObject([{ seconds: 30 }])
  })

  it('pauses once when two windows say so', () => {
    const logs = [
      windowOf(
        'a',
        [start(), { kind: 'pause', at: 10 * second }, { kind: 'resume', at: 30 * second }],
        minute,
      ),
      windowOf(
        'b',
        [
          { kind: 'pause', at: 11 * second },
          { kind: 'resume', at: 31 * second },
        ],
        minute,
      ),
    ]
    expect(replay(logs, minute)).toMatchObject({ state: 'running', seconds: 40, questions: 20 })
  })

  it('forgets what was before the last start', () => {
    const log = windowOf('a', [start(), go(second, 'two'), start(minute)], minute + 5 * second)
    expect(replay([log], minute + 5 * second)).toMatchObject({ seconds: 5, visits: [{ slide: 'one' }] })
  })

  it('ends at the stop, however long the window stays open', () => {
    const log = windowOf('a', [start(), { kind: 'stop', at: minute }, go(minute + second, 'two')], 2 * minute)
    const rehearsal = replay([log], 2 * minute)
    expect(rehearsal).toMatchObject({ state: 'ended', seconds: 60 })
    expect(rehearsal.visits).toHaveLength(1)
  })
})

describe('a window that was away', () => {
  const before = windowOf('a', [start(), go(10 * second, 'two')], 20 * second)

  it.each([1, 30, 90])('loses nothing in %i s of silence: a reload, a crash', (silence) => {
    const back = 20 * second + silence * second
    const after = windowOf('b', [go(back, 'two')], back + 10 * second)
    const rehearsal = replay([before, after], back + 10 * second)
    expect(rehearsal).toMatchObject({ seconds: 30 + silence, gaps: [] })
    expect(rehearsal.visits.at(-1)).toMatchObject({ slide: 'two', seconds: 20 + silence })
  })

  const silence = LONGEST_SILENCE + second
  const back = 20 * second + silence
  const after = windowOf('b', [go(back, 'two')], back + 10 * second)

  it('was paused when it was silent for longer than that', () => {
    expect(replay([before, after], back + 10 * second)).toMatchObject({
      seconds: 30,
      gaps: [{ from: 20 * second, to: back, counted: false }],
    })
  })

  it('gets the gap back', () => {
    const counted = withEvent(after, { kind: 'count', at: back + 10 * second, gap: 20 * second })
    expect(replay([before, counted], back + 10 * second)).toMatchObject({
      seconds: 30 + silence / 1000,
      gaps: [{ counted: true }],
    })
  })

  it('is not missed while another one is there', () => {
    const other = windowOf('c', [go(15 * second, 'two')], back + 10 * second)
    expect(replay([before, other, after], back + 10 * second)).toMatchObject({
      seconds: back / 1000 + 10,
      gaps: [],
    })
  })
})

/** Any course of a rehearsal in one window: what happens, and after how many milliseconds. */
const course = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 4 * minute }),
    beats: fc.boolean(),
    what: fc.constantFrom('go', 'go', 'go', 'pause', 'resume'),
    slide: fc.constantFrom('one', 'two', 'three'),
    click: fc.nat(2),
  }),
  { maxLength: 40 },
)

describe('any rehearsal', () => {
  it('counts every moment once: as running time, as questions or as a gap', () => {
    fc.assert(
      fc.property(course, (steps) => {
        const { log, now } = play(steps)
        const { seconds, questions, gaps, visits } = replay([log], now)
        const silent = gaps.reduce((total, { from, to }) => total + to - from, 0) / 1000
        expect(seconds + questions + silent).toBeCloseTo(now / 1000, 6)
        expect(visits.reduce((total, visit) => total + visit.seconds, 0)).toBeCloseTo(seconds, 6)
        for (const visit of visits) expect(visit.seconds).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is the same in every window, whichever log comes first', () => {
    fc.assert(
      fc.property(course, course, (steps, others) => {
        // Both begin at 0 and move at whole seconds: much happens in the same millisecond.
        const [one, two] = [steps, others].map((course) =>
          play(course.map((step) => ({ ...step, after: ((step.after % 3) + 1) * second }))),
        ) as [ReturnType<typeof play>, ReturnType<typeof play>]
        const now = Math.max(one.now, two.now)
        const logs = [one.log, { ...two.log, window: 'b' }]
        expect(replay(logs.toReversed(), now)).toEqual(replay(logs, now))
      }),
    )
  })

  it('is the same when a second window follows the first', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 1, max: 800 }), (steps, delay) => {
        const { log, now } = play(steps)
        const follower: WindowLog = {
          window: 'b',
          events: log.events.flatMap((event) =>
            event.kind === 'go' && event.at + delay <= now ? [{ ...event, at: event.at + delay }] : [],
          ),
          alive: log.alive.map(({ from, to }) => ({ from, to: Math.min(to + delay, now) })),
        }
        const alone = replay([log], now)
        const both = replay([log, follower], now)
        expect(both.visits.map(({ slide, click }) => [slide, click])).toEqual(
          alone.visits.map(({ slide, click }) => [slide, click]),
        )
        // What the follower was there for longer is no gap any more.
        expect(Math.abs(both.seconds - alone.seconds)).toBeLessThanOrEqual(
          (both.gaps.length + alone.gaps.length) * 92,
        )
      }),
    )
  })
})

function play(
  steps: readonly { after: number; beats: boolean; what: string; slide: string; click: number }[],
): {
  log: WindowLog
  now: number
} {
  let log = withEvent({ window: 'a', events: [], alive: [] }, start())
  let at = 0
  for (const { after, beats, what, slide, click } of steps) {
    if (beats) for (let beat = at; beat < at + after; beat += second) log = withHeartbeat(log, beat)
    at += after
    log = withEvent(log, what === 'go' ? go(at, slide, click) : ({ kind: what, at } as RehearsalEvent))
  }
  return { log, now: at }
}
