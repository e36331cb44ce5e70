import fc from 'fast-check'
import { expect, test } from 'vitest'
import data from '../../../../data/history.json' with { type: 'json' }
import { AXIS, CHAPTERS, history, lit } from '../../../../components/models/history.ts'
import type { HistoryEvent } from '../../../../components/models/historyEvents.ts'
import { flagsOf } from '../../../../components/models/historyFlags.ts'
import type { TimelineFrame } from '../../../../components/models/historyLayout.ts'
import { replay } from '../../../../components/models/simulation.ts'
import { someEvents } from './someEvents.ts'

const frame: TimelineFrame = { ...AXIS, left: 124, right: 858, width: 872, lines: 5 }

test('flags stay inside the drawing, and no text lies on another or across a foreign pole', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const flags = flagsOf(events, frame)
      for (const flag of flags) {
        expect(flag.line).toBeGreaterThanOrEqual(0)
        expect(flag.line).toBeLessThan(frame.lines)
        expect(flag.start).toBeGreaterThanOrEqual(0)
        expect(flag.end).toBeLessThanOrEqual(frame.width)
        for (const other of flags.filter((one) => one !== flag)) {
          if (other.line === flag.line) expect(other.end < flag.start || other.start > flag.end).toBe(true)
          if (other.line <= flag.line) expect(other.x > flag.start && other.x < flag.end).toBe(false)
        }
      }
    }),
  )
})

test('the first event of the list is named whenever it can be, and the lowest text stands on the last line', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const flags = flagsOf(events, frame)
      if (flags.length > 0) expect(Math.max(...flags.map(({ line }) => line))).toBe(frame.lines - 1)
      const [first] = events
      if (first && flagsOf([first], frame).length === 1)
        expect(flags.map(({ event }) => event)).toContain(first)
    }),
  )
})

test('every chapter of the lecture names all of its events, and leaves the last line to its span', () => {
  const model = history({ events: data as HistoryEvent[] })
  for (const [index, chapter] of CHAPTERS.entries()) {
    const { state } = replay(model, { seed: 0, step: index + 1, free: [] })
    const flags = flagsOf(lit(state), { ...frame, lines: 'span' in chapter ? 4 : 5 })
    expect(flags.map(({ event }) => event.id).toSorted(), chapter.id).toEqual(chapter.events.toSorted())
  }
})
