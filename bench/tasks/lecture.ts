import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Bench } from '../bench.ts'
import type { Contest } from '../contestants.ts'
import { amphi, emptyAmphiCache, emptySlidevCache, forgetGenerated, marp, slidev } from '../contestants.ts'
import {
  copyLecture,
  copyLectureForSlidev,
  editLecture,
  readLecture,
  writeLectureForMarp,
} from '../decks/lecture.ts'
import { race } from '../measure/race.ts'
import { runSteps } from '../measure/runSteps.ts'
import { slidevWork, work } from '../places.ts'
import { compare } from '../report/verdicts.ts'
import type { Task } from './task.ts'

const SERIES = 'lecture'
const ours = join(work, 'lecture')
const out = join(work, 'lecture-out')

export const lectureCold: Task = {
  name: 'lecture-cold',
  work: 'The lecture, cold caches, all outputs',
  async measure(bench) {
    const deck = await readLecture(bench.signal)
    const entry = await copyLecture(ours)
    const copy = await copyLectureForSlidev(join(slidevWork, 'lecture'), deck)
    const contests: Contest[] = [
      {
        ...amphi({ entry, out }),
        prepare: async () => {
          await emptyAmphiCache()
          await forgetGenerated(entry)
          await rm(out, { recursive: true, force: true })
        },
      },
      { ...slidev({ entry: copy, bench }), prepare: () => emptySlidevCache(copy) },
    ]
    return race(contests, bench, SERIES)
  },
  judge(samples, limit) {
    const common = { against: 'Slidev', name: 'Slidev build + export', limit } as const
    return [
      compare(samples, { ...common, work: `${this.work}: time`, measure: 'seconds', goal: 0.4 }),
      compare(samples, { ...common, work: `${this.work}: peak memory`, measure: 'pss', goal: 0.8 }),
    ]
  },
}

export const lectureEdited: Task = {
  name: 'lecture-edited',
  work: 'The lecture, one slide edited, all outputs',
  measure: (bench) => againstMarp(bench, async (run) => void (await editLecture(ours, `(${run + 1})`))),
  judge(samples, limit) {
    const common = { against: 'Marp', name: 'Marp HTML + PDF', limit } as const
    return [compare(samples, { ...common, work: this.work, measure: 'seconds', goal: 1 })]
  },
}

export const lectureUnchanged: Task = {
  name: 'lecture-unchanged',
  work: 'The lecture, nothing changed',
  measure: (bench) => againstMarp(bench, () => Promise.resolve()),
  judge(samples, limit) {
    const common = { against: 'Marp', name: 'Marp HTML + PDF', limit } as const
    return [compare(samples, { ...common, work: this.work, measure: 'seconds', goal: 0.25 })]
  },
}

/** @param change the lecture, before each run of ours; a build that is not measured came before */
async function againstMarp(bench: Bench, change: Contest['prepare']) {
  const deck = await readLecture(bench.signal)
  const entry = await copyLecture(ours)
  const words = await writeLectureForMarp(join(work, 'lecture-marp'), deck)
  const own = amphi({ entry, out })
  bench.tell('a first build, which is not measured …')
  const first = await runSteps(own.steps, bench)
  if (first.ended !== 'finished') throw new Error(`The lecture does not build: ${first.message}`)
  return race(
    [
      { ...own, prepare: change },
      {
        ...marp({ entry: words, bench }),
        prepare: () => rm(join(dirname(words), 'slides.pdf'), { force: true }),
      },
    ],
    bench,
    SERIES,
  )
}
