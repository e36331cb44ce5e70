import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Deck } from './deck/deck.ts'
import { readDeck } from './deck/readDeck.ts'
import { AmphiError } from './errors.ts'
import { applyMinutes, type AppliedMinutes } from './rehearse/applyMinutes.ts'
import { measureRehearsals, type Measure } from './rehearse/measure.ts'
import { planOfDeck } from './rehearse/planOfDeck.ts'
import { planTable } from './rehearse/planTable.ts'
import { readRecordings, recordingsFolder } from './rehearse/readRecordings.ts'
import { reportHtml } from './rehearse/reportHtml.ts'

export interface RehearsalRequest {
  /** Path of the deck's Markdown file. */
  deck: string
  /** The named selection of slides, all of them without one. */
  route?: string | undefined
}

/** The plan as a table: when each slide begins. */
export async function rehearsalPlan(
  { deck: path, route }: RehearsalRequest,
  signal: AbortSignal,
): Promise<string> {
  const { deck } = await readDeck(path, signal, { route })
  return planTable(planOfDeck(deck))
}

export interface RehearsalReport {
  measures: Measure[]
  /** What was left out of the report, and why. */
  remarks: string[]
  /** Where the picture was written. */
  file: string
}

/**
 * Compares the last runs with the plan and writes `report.html` beside the recordings.
 * @throws {AmphiError} when nothing has been recorded
 */
export async function rehearsalReport(
  { runs, ...request }: RehearsalRequest & { runs: number },
  signal: AbortSignal,
): Promise<RehearsalReport> {
  const { deck, recordings, remarks } = await readRun(request, signal)
  const measures = measureRehearsals(planOfDeck(deck), { recordings, runs })
  const file = join(recordingsFolder(deck.root), 'report.html')
  const last = recordings.at(-1)?.header.started ?? ''
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, reportHtml({ deck, measures, runs: Math.min(runs, recordings.length), last }))
  return { measures, remarks, file }
}

export interface AppliedRehearsals extends AppliedMinutes {
  /** What was left out, and why. */
  remarks: readonly string[]
}

/**
 * Writes the measured medians into the deck's Markdown.
 * @param request `isDryRun` writes nothing
 * @throws {AmphiError} on a route, whose minutes stand elsewhere, and when nothing has been recorded
 */
export async function applyRehearsals(
  { runs, isDryRun, ...request }: RehearsalRequest & { runs: number; isDryRun: boolean },
  signal: AbortSignal,
): Promise<AppliedRehearsals> {
  if (request.route !== undefined) {
    throw new AmphiError('Measured minutes can be written for the whole deck only', {
      exitCode: 2,
      hint: 'Leave --route out: the minutes of a route stand in the headmatter, where you change them by hand.',
    })
  }
  const { deck, recordings, remarks } = await readRun(request, signal)
  const applied = applyMinutes(deck, measureRehearsals(planOfDeck(deck), { recordings, runs }))
  if (!isDryRun) for (const [file, text] of applied.files) await writeFileAtomic(file, text)
  return { ...applied, remarks }
}

async function readRun({ deck: path, route }: RehearsalRequest, signal: AbortSignal) {
  const { deck } = await readDeck(path, signal, { route })
  const folder = recordingsFolder(deck.root)
  const found = await readRecordings({ folder, ids: idsOf(deck), route })
  if (found.recordings.length === 0) {
    throw new AmphiError([`Nothing has been rehearsed in ${folder}`, ...found.remarks].join('\n  '), {
      hint: 'Rehearse with "npm run rehearse", or save a run from the presenter and put the file there.',
    })
  }
  return { deck, ...found }
}

function idsOf({ ids }: Deck): Set<string> {
  return new Set(ids)
}
