import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseRecording,
  writeRecording,
  type Recording,
} from '../../../../../addon/presenter/models/recording.ts'

const recording: Recording = {
  header: {
    format: 'amphi-rehearsal',
    version: 1,
    deck: 'A lecture',
    started: '2026-11-26T08:00:00.000Z',
    session: 1,
  },
  visits: [
    { slide: 'title', click: 0, start: 0, seconds: 61.4 },
    { slide: 'double', click: 2, start: 61.4, seconds: 12 },
  ],
}
const text = writeRecording(recording)

describe('a recording', () => {
  it('is one JSON object a line, as its schema says', async () => {
    const path = new URL('../../../../../docs/rehearsal.schema.json', import.meta.url)
    const schema = JSON.parse(await readFile(path, 'utf8')) as object
    const isLine = new Ajv2020({ validateFormats: false }).compile(schema)
    const withAll = { ...recording, header: { ...recording.header, route: 'short', questions: 90 } }
    const lines = (text + writeRecording(withAll)).trimEnd().split('\n')
    expect(lines.filter((line) => !isLine(JSON.parse(line)))).toEqual([])
    expect(isLine({ ...recording.visits[0], name: 'somebody' })).toBe(false)
  })

  it('is read as it was written, to a tenth of a second', () => {
    const seconds = fc.integer({ min: 0, max: 1e6 }).map((tenths) => tenths / 10)
    const visit = fc.record({ slide: fc.string(), click: fc.nat(), start: seconds, seconds })
    fc.assert(
      fc.property(fc.array(visit), (visits) => {
        expect(parseRecording(writeRecording({ ...recording, visits }))).toEqual({
          recording: { ...recording, visits },
          remarks: [],
        })
      }),
    )
  })

  it('loses no more than its last line wherever it is cut', () => {
    const whole = recording.visits.length
    for (let length = text.indexOf('\n') + 1; length < text.length; length++) {
      const { recording: read, remarks } = parseRecording(text.slice(0, length)) as {
        recording: Recording
        remarks: string[]
      }
      const complete = text.slice(0, length).split('\n').length - 2
      expect(read.visits.length).toBeGreaterThanOrEqual(complete)
      expect(read.visits.length).toBeLessThanOrEqual(whole)
      expect(read.visits).toEqual(recording.visits.slice(0, read.visits.length))
      expect(remarks.length).toBeLessThanOrEqual(1)
    }
  })

  it('says which line in the middle is damaged, and keeps the others', () => {
    const lines = text.split('\n')
    lines[1] = '{"slide":"title","click":-1,"start":0,"seconds":3}'
    expect(parseRecording(lines.join('\n'))).toMatchObject({
      recording: { visits: [{ slide: 'double' }] },
      remarks: ['line 2 is no visit and left out'],
    })
  })

  it.each([
    ['', 'is no recording of a rehearsal'],
    ['{"slide":"title"}\n', 'is no recording of a rehearsal'],
    ['[1]\n', 'is no recording of a rehearsal'],
    [
      '{"format":"amphi-rehearsal","version":2}\n',
      'was written by a later version (format 2, this one reads 1)',
    ],
    ['{"format":"amphi-rehearsal","version":"1"}\n', 'has no version of the format that ever was ("1")'],
    ['{"format":"amphi-rehearsal","version":0}\n', 'has no version of the format that ever was (0)'],
    ['{"format":"amphi-rehearsal"}\n', 'has no version of the format that ever was (none)'],
    [
      '{"format":"amphi-rehearsal","version":1,"deck":"x","started":"soon","session":1}\n',
      'has a header that lacks its deck, its start or its session',
    ],
  ])('refuses %j', (foreign, problem) => {
    expect(parseRecording(foreign)).toEqual({ problem })
  })
})
