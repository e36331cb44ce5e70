import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeRecording, type RecordingHeader } from '../../../addon/presenter/models/recording.ts'
import { createRecorder } from '../../../scripts/rehearse/recorder.ts'

const header: RecordingHeader = {
  format: 'amphi-rehearsal',
  version: 1,
  deck: 'Un cours accentué',
  started: '2026-11-26T08:00:00.000Z',
  session: 1,
}
const visit = (slide: string, seconds: number) => ({ slide, click: 0, start: 0, seconds })

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amphi-recorder-'))
  return () => rm(folder, { recursive: true, force: true })
})
const file = () => readFile(join(folder, '2026-11-26T08-00-00Z.jsonl'), 'utf8')

describe('the recorder', () => {
  it('writes the visit that is going on anew, and adds the next', async () => {
    const recorder = createRecorder(folder)
    await recorder.write({ header, from: 0, visits: [visit('é', 9.9)] })
    await recorder.write({ header, from: 0, visits: [visit('é', 10)] })
    expect(await recorder.write({ header, from: 1, visits: [visit('b', 1)] })).toBe(2)
    expect(await file()).toBe(writeRecording({ header, visits: [visit('é', 10), visit('b', 1)] }))
  })

  it('asks for what it lacks instead of leaving a hole', async () => {
    expect(await createRecorder(folder).write({ header, from: 3, visits: [visit('b', 1)] })).toBe(0)
    expect(await readdir(folder)).toEqual([])
  })

  it('writes each run to a file of its own', async () => {
    const recorder = createRecorder(join(folder, 'new'))
    const later = { ...header, started: '2026-11-26T09:00:00.000Z' }
    await Promise.all([header, later].map((each) => recorder.write({ header: each, from: 0, visits: [] })))
    expect(await readdir(join(folder, 'new'))).toEqual([
      '2026-11-26T08-00-00Z.jsonl',
      '2026-11-26T09-00-00Z.jsonl',
    ])
  })

  it('holds what was sent last, whatever windows send at the same time', async () => {
    const seconds = fc.integer({ min: 0, max: 999 })
    const update = fc.record({ from: fc.nat(4), visits: fc.array(seconds, { maxLength: 4 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(update, { minLength: 1, maxLength: 8 }), async (updates) => {
        await rm(folder, { recursive: true, force: true })
        const recorder = createRecorder(folder)
        let expected: ReturnType<typeof visit>[] | undefined
        await Promise.all(
          updates.map(({ from, visits }) => {
            const sent = visits.map((each) => visit('s', each))
            if (from <= (expected?.length ?? 0)) expected = [...(expected ?? []).slice(0, from), ...sent]
            return recorder.write({ header, from, visits: sent })
          }),
        )
        if (expected) expect(await file()).toBe(writeRecording({ header, visits: expected }))
      }),
    )
  })
})
