import { relative } from 'node:path'
import { AmphiError } from './errors.ts'
import { clockTime, inMinutes } from './rehearse/duration.ts'
import { reportTable } from './rehearse/reportTable.ts'
import {
  applyRehearsals,
  rehearsalPlan,
  rehearsalReport,
  type AppliedRehearsals,
  type RehearsalRequest,
} from './rehearse.ts'

export interface RehearseFlags {
  route?: string | undefined
  /** Port on loopback of the presenter. */
  port: number
  /** How many runs a report looks at. */
  last: number
  dryRun: boolean
}

type Task = (request: RehearsalRequest, flags: RehearseFlags, signal: AbortSignal) => Promise<string>

/** What `npm run rehearse -- <name>` does; each returns what the terminal shows. */
const TASKS: Record<string, Task> = {
  plan: (request, _flags, signal) => rehearsalPlan(request, signal),
  report: async (request, { last }, signal) => {
    const { measures, remarks, file } = await rehearsalReport({ ...request, runs: last }, signal)
    return [reportTable(measures), '', ...remarks, `As a picture: ${here(file)}`].join('\n')
  },
  apply: async (request, { last, dryRun }, signal) => {
    const applied = await applyRehearsals({ ...request, runs: last, isDryRun: dryRun }, signal)
    return appliedText(applied, dryRun)
  },
}

/**
 * @param words a task and a deck, both optional and in this order: without a task the deck is rehearsed
 * @param fallback the deck without one
 * @throws {AmphiError} with exit code 2 for a number of runs that is none
 */
export async function runRehearse(
  { words, flags, fallback }: { words: readonly string[]; flags: RehearseFlags; fallback: string },
  signal: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(flags.last) || flags.last < 1) {
    throw new AmphiError('--last takes a number of runs, 1 or more', { exitCode: 2 })
  }
  const [first = '', second] = words
  const task = TASKS[first]
  const deck = (task ? second : first) || fallback
  const { route, port } = flags
  if (!task) {
    const { dev } = await import('./dev.ts')
    return dev({ deck, port, route, isRehearsal: true }, signal)
  }
  process.stdout.write(`${await task({ deck, route }, flags, signal)}\n`)
}

function appliedText(
  { changes, withoutLine, overruns, remarks }: AppliedRehearsals,
  isDryRun: boolean,
): string {
  return [
    ...changes.map(
      ({ slide, line, from, to }) =>
        `${here(slide.place.file)}:${String(line)}  ${String(from)} → ${String(to)} min  ${slide.title}`,
    ),
    changes.length === 0
      ? 'The minutes in the deck are those that were measured.'
      : isDryRun
        ? 'Nothing was written (--dry-run).'
        : `${String(changes.length)} changed.`,
    ...withoutLine.map(
      ({ slide, minutes }) =>
        `${here(slide.place.file)}:${String(slide.place.line)}  has no line to change: write "minutes: ${String(minutes)}".`,
    ),
    ...overruns.flatMap(({ title, seconds, skips, missing }) => [
      `${title || 'The deck'} now needs ${clockTime(seconds)} more than its slot leaves.`,
      ...(skips.length > 0 ? [`  Skip: ${skips.map(skipText).join(', ')}.`] : []),
      ...(missing > 0
        ? [
            `  ${clockTime(missing)} are missing all the same: mark more slides \`skippable\`, or shorten some.`,
          ]
        : []),
    ]),
    ...remarks,
  ].join('\n')
}

function skipText({
  no,
  title,
  budget = 0,
}: {
  no: number
  title: string
  budget?: number | undefined
}): string {
  return `${String(no)} “${title}” (${inMinutes(budget)})`
}

function here(file: string): string {
  return relative(process.cwd(), file) || file
}
