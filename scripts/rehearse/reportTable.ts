import { clockTime } from './duration.ts'
import { DRIFT, type Measure } from './measure.ts'
import { formatTable, type Column } from './table.ts'

const COLUMNS: readonly Column[] = [
  { title: 'plan', align: 'right' },
  { title: 'last', align: 'right' },
  { title: 'median', align: 'right' },
  { title: 'middle half', align: 'right' },
  { title: 'runs', align: 'right' },
  { title: 'drift', align: 'right' },
  { title: 'slide', align: 'right' },
  { title: 'title' },
]

/** Plan against actual as a table. What drifts too much is marked by an arrow, not by a colour. */
export function reportTable(measures: readonly Measure[]): string {
  const time = (seconds: number | undefined) => (seconds === undefined ? '–' : clockTime(seconds))
  return formatTable(
    COLUMNS,
    measures.map(({ kind, no, title, planned, last, median, quartiles, runs, drift }) => [
      time(planned),
      time(last),
      time(median),
      quartiles && runs > 1 ? quartiles.map(clockTime).join('–') : '–',
      String(runs),
      driftText(drift),
      kind === 'slide' ? String(no) : '',
      kind === 'slide' ? title : kind === 'section' ? `— ${title} —` : `=== ${title || 'The whole deck'} ===`,
    ]),
  )
}

/** "+35 % ▲", "−4 %" */
export function driftText(drift: number | undefined): string {
  if (drift === undefined) return '–'
  const percent = Math.round(drift * 100)
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : ''
  const mark = Math.abs(drift) > DRIFT ? (drift > 0 ? ' ▲' : ' ▼') : '  '
  return `${sign}${String(Math.abs(percent))} %${mark}`
}
