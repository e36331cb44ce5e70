import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeRecording, type RecordingHeader } from '../../../addon/presenter/models/recording.ts'
import { readRecordings } from '../../../scripts/rehearse/readRecordings.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amphi-recordings-'))
  return () => rm(folder, { recursive: true })
})

const text = (header: Partial<RecordingHeader>, ...slides: string[]) =>
  writeRecording({
    header: {
      format: 'amphi-rehearsal',
      version: 1,
      deck: 'Ours',
      started: '2026-11-01T08:00:00Z',
      session: 1,
      ...header,
    },
    visits: slides.map((slide) => ({ slide, click: 0, start: 0, seconds: 60 })),
  })
const read = (files: Record<string, string>, route?: string) =>
  Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content))).then(
    () => readRecordings({ folder, ids: new Set(['a', 'b']), route }),
  )

describe('the recordings of a deck', () => {
  it('come in the order of their start', async () => {
    const { recordings, remarks } = await read({
      'x.jsonl': text({ started: '2026-11-03T08:00:00Z' }, 'a'),
      'y.jsonl': text({ started: '2026-11-02T08:00:00Z' }, 'b'),
      'notes.txt': 'not ours',
    })
    expect(recordings.map(({ header }) => header.started.slice(8, 10))).toEqual(['02', '03'])
    expect(remarks).toEqual([])
  })

  it('leave out what cannot be used, with a word, and keep the others', async () => {
    const { recordings, remarks } = await read({
      '1.jsonl': text({}, 'a').replace('"version":1', '"version":9'),
      '2.jsonl': 'hello',
      '3.jsonl': text({}, 'a', 'b').slice(0, -20),
      '4.jsonl': text({ deck: 'Theirs' }, 'z'),
      '5.jsonl': text({}, 'a', 'old'),
    })
    expect(recordings).toHaveLength(2)
    expect(remarks).toEqual([
      '1.jsonl was written by a later version (format 9, this one reads 1).',
      '2.jsonl is no recording of a rehearsal.',
      '3.jsonl: its last line is cut short and left out.',
      '4.jsonl is of another deck (“Theirs”): none of its slides is here.',
      '5.jsonl has slides that the deck has no more: old.',
    ])
  })

  it('leave out what cannot even be opened', async () => {
    await mkdir(join(folder, 'folder.jsonl'))
    const { recordings, remarks } = await read({ 'one.jsonl': text({}, 'a') })
    expect(recordings).toHaveLength(1)
    expect(remarks).toEqual([expect.stringMatching(/^folder\.jsonl cannot be read \(EISDIR/)])
  })

  it('are those of the route that is asked for', async () => {
    const files = { 'all.jsonl': text({}, 'a'), 'short.jsonl': text({ route: 'short' }, 'a') }
    expect((await read(files)).recordings.map(({ header }) => header.route)).toEqual([undefined])
    expect((await read(files, 'short')).recordings.map(({ header }) => header.route)).toEqual(['short'])
  })

  it('are none where nobody has rehearsed', async () => {
    await rm(folder, { recursive: true })
    expect(await readRecordings({ folder, ids: new Set(), route: undefined })).toEqual({
      recordings: [],
      remarks: [],
    })
    await writeFile(folder, '')
  })
})
