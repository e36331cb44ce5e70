import fc from 'fast-check'
import { AXIS } from '../../../../components/models/history.ts'
import type { HistoryCategory, HistoryEvent } from '../../../../components/models/historyEvents.ts'

const CATEGORIES: HistoryCategory[] = ['hardware', 'software', 'cloud']

/** Events anywhere on the axis, in no order. */
export const someEvents = fc
  .array(
    fc.record({
      year: fc.integer({ min: AXIS.from, max: AXIS.to - 1 }),
      month: fc.integer({ min: 1, max: 12 }),
      name: fc.string({ minLength: 2, maxLength: 24 }),
      category: fc.constantFrom(...CATEGORIES),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map(({ year, month, name, category }, index): HistoryEvent => ({
      id: String(index),
      date: `${year}-${String(month).padStart(2, '0')}`,
      category,
      status: '●',
      name,
      label: name,
      source: 'source',
    })),
  )
