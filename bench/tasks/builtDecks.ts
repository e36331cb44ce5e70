import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Bench } from '../bench.ts'
import type { Contestant } from '../contestants.ts'
import { amphi, marp, slidev } from '../contestants.ts'
import { copyLecture, copyLectureForSlidev, readLecture, writeLectureForMarp } from '../decks/lecture.ts'
import type { Step } from '../measure/runSteps.ts'
import { runSteps } from '../measure/runSteps.ts'
import { slidevWork, work } from '../places.ts'

/** Folder with the built page of each contestant, for a static host. */
export type BuiltDecks = Record<Contestant, string>

let built: Promise<BuiltDecks> | undefined

/** Builds the site of the lecture with everybody, once a process: several tasks look at it. */
export function buildLectures(bench: Bench): Promise<BuiltDecks> {
  built ??= build(bench)
  return built
}

async function build(bench: Bench): Promise<BuiltDecks> {
  bench.tell('building the pages to look at …')
  const deck = await readLecture(bench.signal)

  const entry = await copyLecture(join(work, 'visit'))
  const out = join(work, 'visit-out')
  await finish(amphi({ entry, out, only: ['site'] }).steps, bench)

  const copy = await copyLectureForSlidev(join(slidevWork, 'visit'), deck)
  await finish(slidev({ entry: copy, bench }).steps.slice(0, 1), bench)

  const words = await writeLectureForMarp(join(work, 'visit-marp'), deck)
  await finish(marp({ entry: words, bench }).steps.slice(0, 1), bench)
  const page = join(work, 'visit-marp-out', 'index.html')
  await mkdir(dirname(page), { recursive: true })
  await cp(join(dirname(words), 'slides.html'), page)

  return { Amphi: join(out, 'site'), Slidev: join(dirname(copy), 'dist'), Marp: dirname(page) }
}

async function finish(steps: readonly Step[], bench: Bench): Promise<void> {
  const { ended, message } = await runSteps(steps, bench)
  if (ended !== 'finished') throw new Error(`The lecture does not build: ${message}`)
}
