import fc from 'fast-check'
import { expect, test } from 'vitest'
import data from '../../../../data/history.json' with { type: 'json' }
import { AXIS, CATEGORIES, history } from '../../../../components/models/history.ts'
import type { HistoryEvent } from '../../../../components/models/historyEvents.ts'
import {
  isCalm,
  layTimeline,
  pointsOf,
  spanOf,
  xOf,
  type TimelineFrame,
} from '../../../../components/models/historyLayout.ts'
import { someEvents } from './someEvents.ts'
import { stateAt } from './stateAt.ts'

const frame: TimelineFrame = { ...AXIS, left: 124, right: 858, width: 872, lines: 5 }
const lecture = history({ events: data as HistoryEvent[] })

test('points of a lane never touch, and stand where their dates are', () => {
  fc.assert(
    fc.property(someEvents, fc.constantFrom(...CATEGORIES), (events, category) => {
      const points = pointsOf(category, events, frame)
      expect(points.length).toBe(events.filter((event) => event.category === category).length)
      for (const [index, one] of points.entries()) {
        for (const other of points.slice(index + 1))
          if (other.row === one.row) expect(other.x - one.x).toBeGreaterThanOrEqual(12)
      }
    }),
  )
})

test('the ends of the axis are the ends of the frame', () => {
  expect([xOf(AXIS.from, frame), xOf(AXIS.to, frame)]).toEqual([frame.left, frame.right])
})

test('every point stands inside the lane of its category, whether the drawing is calm or not', () => {
  fc.assert(
    fc.property(someEvents, fc.constantFrom([], CATEGORIES), (events, shown) => {
      const { lanes, points } = layTimeline({ events, chapter: undefined, shown }, frame)
      expect(points.length).toBe(events.length)
      for (const { event, y } of points) {
        const lane = lanes.find(({ category }) => category === event.category)
        expect(y).toBeGreaterThan(lane?.top ?? NaN)
        expect(y).toBeLessThan((lane?.top ?? NaN) + (lane?.height ?? NaN))
      }
    }),
  )
})

test('lanes follow each other from the top to the bottom and never meet', () => {
  fc.assert(
    fc.property(someEvents, fc.constantFrom([], CATEGORIES), (events, shown) => {
      const { top, bottom, lanes } = layTimeline({ events, chapter: undefined, shown }, frame)
      expect(lanes.map(({ category }) => category)).toEqual(CATEGORIES)
      expect(lanes[0]?.top).toBe(top)
      for (const [index, lane] of lanes.entries()) {
        const next = lanes[index + 1]
        if (next) expect(next.top).toBeGreaterThan(lane.top + lane.height)
        else expect(lane.top + lane.height).toBeCloseTo(bottom)
      }
    }),
  )
})

test('before the story the lanes take the room of the texts, and end where they end in it', () => {
  const [calm, told] = [0, 1].map((step) => stateAt(lecture, step))
  expect([calm, told].map((state) => state && isCalm(state))).toEqual([true, false])
  const [before, within] = [calm, told].map((state) => state && layTimeline(state, frame))
  expect(before?.top).toBeLessThan(within?.top ?? NaN)
  expect(before?.bottom).toBe(within?.bottom)
  expect(before?.points.map(({ event }) => event)).toEqual(calm?.events)
})

test('the partition lies 21 years after the virtual machine, unless a category is hidden', () => {
  const state = stateAt(lecture, 2)
  const span = spanOf(state, layTimeline(state, frame).points)
  expect([span?.earlier.event.id, span?.later.event.id]).toEqual(['cp-67', 'lpar'])
  const filtered = stateAt(lecture, 2, [{ type: 'toggle', category: 'cloud' }])
  expect(spanOf(filtered, layTimeline(filtered, frame).points)).toBeUndefined()
  const other = stateAt(lecture, 1)
  expect(spanOf(other, layTimeline(other, frame).points)).toBeUndefined()
})
