import type { Plan, PlannedSession } from '../../addon/presenter/models/plan.ts'
import { hasBudget } from '../../addon/presenter/models/plan.ts'
import { clockTime, inMinutes } from './duration.ts'
import { formatTable, type Column } from './table.ts'

const COLUMNS: readonly Column[] = [
  { title: 'at', align: 'right' },
  { title: 'min', align: 'right' },
  { title: 'slide', align: 'right' },
  { title: 'title' },
]

/** The plan with the running time at which each slide begins, a table for each session. */
export function planTable(plan: Plan): string {
  if (!hasBudget(plan)) return 'No slide has `minutes`: there is nothing to plan.'
  return plan.sessions
    .map((session) => [heading(session), formatTable(COLUMNS, rowsOf(plan, session))].join('\n'))
    .join('\n\n')
}

function heading({ title, budget, slot, margin }: PlannedSession): string {
  const name = title || 'The whole deck'
  if (slot === undefined) return `${name}: ${inMinutes(budget)} planned`
  const free = slot - budget
  const rest = free < 0 ? `${inMinutes(-free)} too many` : `${inMinutes(free)} free`
  return `${name}: ${inMinutes(budget)} planned of ${inMinutes(slot)}, ${rest} (${inMinutes(margin)} wanted)`
}

function rowsOf({ slides, sections }: Plan, { first, last }: PlannedSession): string[][] {
  let at = 0
  return slides
    .filter(({ no }) => no >= first && no <= last)
    .flatMap(({ no, title, budget, skippable, section }) => {
      const opened = section === undefined ? undefined : sections[section]
      const opens = opened?.first === no ? [['', inMinutes(opened.budget), '', `— ${opened.title} —`]] : []
      const row = [
        clockTime(at),
        budget === undefined ? '–' : String(Number((budget / 60).toFixed(2))),
        String(no),
        skippable ? `${title} (skippable)` : title,
      ]
      at += budget ?? 0
      return [...opens, row]
    })
}
