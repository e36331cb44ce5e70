/** Where an event belongs. The order is that of the lanes, from the top. */
export const historyCategories = ['mainframe', 'x86', 'cloud'] as const
export type HistoryCategory = (typeof historyCategories)[number]

/** `●`: read in a primary source. `○`: in a secondary one. */
export type HistoryStatus = '●' | '○'

/** One entry of data/history.json. */
export interface HistoryEvent {
  readonly id: string
  /** `1988`, `1999-05` or `2006-08-25`. */
  readonly date: string
  readonly category: HistoryCategory
  readonly status: HistoryStatus
  /** Short, in French. */
  readonly label: string
  /** An id of data/bibliography.json. */
  readonly source: string
  /** On the projected timeline, which has room for a dozen. */
  readonly projected?: boolean
}

/** The drawing's frame: years at its sides, px of the figure. */
export interface TimelineFrame {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
  readonly rowHeight: number
  /** Between two lanes. */
  readonly gap: number
}

export interface TimelineRow {
  readonly event: HistoryEvent
  readonly year: number
  readonly x: number
  /** Middle of the row. */
  readonly y: number
  /** The side of the point that has more room for its text. */
  readonly side: 'left' | 'right'
}

export interface TimelineLane {
  readonly category: HistoryCategory
  readonly top: number
  readonly height: number
  readonly rows: readonly TimelineRow[]
}

/**
 * A date as a number of years: `1999-07` is 1999.5.
 * @throws RangeError on anything but a year, a month or a day
 */
export function decimalYear(date: string): number {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? []
  if (year === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    throw new RangeError(`"${date}" is not a year, a month or a day`)
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 365
}

/** The place of a year on the axis, in px. */
export function xOf(year: number, { from, to, left, right }: TimelineFrame): number {
  return left + ((year - from) / (to - from)) * (right - left)
}

/**
 * One lane per category that has events, one row per event in the order of time, so that no two texts meet.
 * @throws RangeError when an event lies outside the frame
 */
export function timelineLanes(events: readonly HistoryEvent[], frame: TimelineFrame): TimelineLane[] {
  const lanes: TimelineLane[] = []
  let top = 0
  for (const category of historyCategories) {
    const ofLane = events
      .filter((event) => event.category === category)
      .toSorted((a, b) => decimalYear(a.date) - decimalYear(b.date))
    if (ofLane.length === 0) continue
    const rows = ofLane.map((event, index) => rowOf(event, top + (index + 0.5) * frame.rowHeight, frame))
    const height = rows.length * frame.rowHeight
    lanes.push({ category, top, height, rows })
    top += height + frame.gap
  }
  return lanes
}

function rowOf(event: HistoryEvent, y: number, frame: TimelineFrame): TimelineRow {
  const year = decimalYear(event.date)
  if (year < frame.from || year > frame.to)
    throw new RangeError(
      `${event.id} (${event.date}) is not between ${String(frame.from)} and ${String(frame.to)}`,
    )
  const x = xOf(year, frame)
  return { event, year, x, y, side: x < (frame.left + frame.right) / 2 ? 'right' : 'left' }
}
