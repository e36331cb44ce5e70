import { describe, expect, it } from 'vitest'
import bibliography from '../../../../data/bibliography.json' with { type: 'json' }
import data from '../../../../data/history.json' with { type: 'json' }
import { AXIS, CATEGORIES } from '../../../../components/models/history.ts'
import { decimalYear, frenchDate, type HistoryEvent } from '../../../../components/models/historyEvents.ts'

const events = data as HistoryEvent[]

describe('a date', () => {
  it('is a year, a month or a day, and nothing else', () => {
    expect(decimalYear('1988')).toBe(1988)
    expect(decimalYear('1999-07')).toBe(1999.5)
    expect(decimalYear('2006-08-25')).toBeGreaterThan(decimalYear('2006-08'))
    for (const date of ['', '88', '1999-13', '1999-00', '1999-05-32', 'mai 1999'])
      expect(() => decimalYear(date)).toThrow(RangeError)
  })

  it('is said as precisely as it is known', () => {
    expect(['1988', '1999-05', '2006-05-23', '2010-02-01'].map(frenchDate)).toEqual([
      '1988',
      'mai 1999',
      '23 mai 2006',
      '1er février 2010',
    ])
  })
})

describe('the dates of the lecture', () => {
  it('each have an identifier of their own, a name, a label, a status, a category and a date on the axis', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    for (const event of events) {
      expect(decimalYear(event.date), event.id).toBeGreaterThanOrEqual(AXIS.from)
      expect(decimalYear(event.date), event.id).toBeLessThanOrEqual(AXIS.to)
      expect(CATEGORIES, event.id).toContain(event.category)
      expect(['●', '○'], event.id).toContain(event.status)
      expect(event.name, event.id).not.toBe('')
      expect(event.label, event.id).not.toBe('')
    }
  })

  it('each have a source of the bibliography', () => {
    const sources = new Set<string>(bibliography.map(({ id }) => id))
    for (const event of events) expect(sources, event.id).toContain(event.source)
  })

  it('stand in the order of time', () => {
    const years = events.map(({ date }) => decimalYear(date))
    expect(years).toEqual(years.toSorted((a, b) => a - b))
  })

  it('put virtual machines twenty years before logical partitions, and the cloud before 2010', () => {
    const yearOf = (id: string) => decimalYear(events.find((event) => event.id === id)?.date ?? '')
    expect(yearOf('lpar') - yearOf('cp-67')).toBeGreaterThan(20)
    expect(yearOf('ec2')).toBeLessThan(2010)
  })

  it('never call Azure of 2010 an IaaS', () => {
    const azure = events.filter(({ date, label }) => date.startsWith('2010') && label.includes('Azure'))
    expect(azure.map(({ label }) => label)).toEqual([expect.stringContaining('PaaS')])
  })
})
