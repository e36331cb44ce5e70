import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import history from '../../../../data/history.json' with { type: 'json' }
import bibliography from '../../../../data/bibliography.json' with { type: 'json' }
import { decimalYear, historyCategories, timelineLanes, xOf } from '../../../../components/models/timeline.ts'
import type { HistoryEvent } from '../../../../components/models/timeline.ts'

const frame = { from: 1964, to: 2026, left: 130, right: 860, rowHeight: 24, gap: 8 }
const dates = fc
  .record({ year: fc.integer({ min: 1964, max: 2025 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${String(year)}-${String(month).padStart(2, '0')}`)
const events: fc.Arbitrary<HistoryEvent[]> = fc
  .array(fc.record({ date: dates, category: fc.constantFrom(...historyCategories) }), {
    minLength: 1,
    maxLength: 15,
  })
  .map((list) =>
    list.map((event, index) => ({
      ...event,
      id: String(index),
      status: '●',
      label: 'événement',
      source: 'source',
    })),
  )

describe('the timeline', () => {
  it('gives every event a row of its own, lanes included', () => {
    fc.assert(
      fc.property(events, (list) => {
        const rows = timelineLanes(list, frame).flatMap((lane) => lane.rows)
        expect(rows.map((row) => row.event.id).toSorted()).toEqual(list.map((event) => event.id).toSorted())
        const steps = rows.slice(1).map((row, index) => row.y - (rows[index]?.y ?? 0))
        for (const step of steps) expect(step).toBeGreaterThanOrEqual(frame.rowHeight)
      }),
    )
  })

  it('runs forward in time, down each lane and along the axis', () => {
    fc.assert(
      fc.property(events, (list) => {
        for (const { rows, top, height } of timelineLanes(list, frame)) {
          for (const [index, row] of rows.entries()) {
            expect(row.x).toBeGreaterThanOrEqual(rows[index - 1]?.x ?? frame.left)
            expect(row.x).toBeLessThanOrEqual(frame.right)
            expect(row.y).toBeGreaterThan(top)
            expect(row.y).toBeLessThan(top + height)
          }
        }
      }),
    )
  })

  it('writes on the side of the point that has more room', () => {
    fc.assert(
      fc.property(events, (list) => {
        for (const row of timelineLanes(list, frame).flatMap((lane) => lane.rows)) {
          const room = row.side === 'right' ? frame.right - row.x : row.x - frame.left
          expect(room).toBeGreaterThanOrEqual((frame.right - frame.left) / 2)
        }
      }),
    )
  })

  it('reads a year, a month and a day, and nothing else', () => {
    expect(decimalYear('1988')).toBe(1988)
    expect(decimalYear('1999-07')).toBe(1999.5)
    expect(decimalYear('2006-08-25')).toBeGreaterThan(decimalYear('2006-08'))
    for (const date of ['', '88', '1999-13', '1999-00', '1999-05-32', 'mai 1999']) {
      expect(() => decimalYear(date)).toThrow('is not a year, a month or a day')
    }
  })

  it('puts the ends of the axis at the ends of the frame', () => {
    expect([xOf(1964, frame), xOf(2026, frame)]).toEqual([130, 860])
  })

  it('refuses an event outside the frame', () => {
    const early = {
      id: 'babbage',
      date: '1837',
      category: 'mainframe',
      status: '○',
      label: '',
      source: '',
    } as const
    expect(() => timelineLanes([early], frame)).toThrow('babbage (1837) is not between 1964 and 2026')
  })
})

describe('the dates of the lecture', () => {
  const entries = history as HistoryEvent[]

  it('each have an identifier, a readable date, a category, a status and a source of the bibliography', () => {
    const sources = new Set<string>(bibliography.map((entry) => entry.id))
    expect(new Set(entries.map((event) => event.id)).size).toBe(entries.length)
    for (const event of entries) {
      expect(decimalYear(event.date), event.id).toBeGreaterThan(1960)
      expect(historyCategories, event.id).toContain(event.category)
      expect(['●', '○'], event.id).toContain(event.status)
      expect(event.label, event.id).not.toBe('')
      expect(sources, event.id).toContain(event.source)
    }
  })

  it('stand in the order of time', () => {
    const lanes = historyCategories.map((category) =>
      entries
        .filter((event) => event.category === category)
        .map((event) => decimalYear(event.date).toFixed(1)),
    )
    for (const lane of lanes) expect(lane).toEqual(lane.toSorted())
  })

  it('put virtual machines twenty years before logical partitions', () => {
    const yearOf = (id: string) => decimalYear(entries.find((event) => event.id === id)?.date ?? '')
    expect(yearOf('lpar')).toBe(1988)
    expect(yearOf('lpar') - yearOf('cp-67')).toBeGreaterThan(20)
  })
})
