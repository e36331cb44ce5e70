import { CATEGORIES, type HistoryState } from './history.ts'
import { decimalYear, type HistoryCategory, type HistoryEvent } from './historyEvents.ts'

/** The drawing, in px: years between `left` and `right`, texts between 0 and `width`. */
export interface TimelineFrame {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
  readonly width: number
  /** How many lines of text stand above the points. */
  readonly lines: number
}

/** Where an event stands: on the axis, and in a row of its lane, counted from the top. */
interface RowPoint {
  readonly event: HistoryEvent
  readonly x: number
  readonly row: number
}

/** Where the middle of an event's point stands in the drawing, in px. */
export interface TimelinePoint extends RowPoint {
  readonly y: number
}

interface Lane {
  readonly category: HistoryCategory
  readonly top: number
  readonly height: number
}

/** The whole drawing, in px from its top. */
export interface TimelineLayout {
  /** Where the lanes begin and where they end. */
  readonly top: number
  readonly bottom: number
  readonly lanes: readonly Lane[]
  /** In the order of time. */
  readonly points: readonly TimelinePoint[]
}

/** The ends of a distance in years. */
export interface Span {
  readonly earlier: TimelinePoint
  readonly later: TimelinePoint
}

/** Height of a line of text. */
export const LINE = 22
/** Between the middles of two points of a row. */
const POINT_SPACING = 13
/** Of the lanes below the texts. */
const ROW = 13
const BELOW_TEXTS = { padding: 3, gap: 3 }
/** Where the lanes begin when no date is named yet: they have the height of the texts too. */
const CALM = { top: 6, padding: 7, gap: 6 }
/** A lane with few dates is no thinner. */
const FEWEST_ROWS = 2

/** The place of a year on the axis, in px. */
export function xOf(year: number, { from, to, left, right }: TimelineFrame): number {
  return left + ((year - from) / (to - from)) * (right - left)
}

/** The events of one lane, each in the first row where it touches no other. */
export function pointsOf(
  category: HistoryCategory,
  events: readonly HistoryEvent[],
  frame: TimelineFrame,
): RowPoint[] {
  const ends: number[] = []
  return inTime(events.filter((event) => event.category === category)).map((event) => {
    const x = xOf(decimalYear(event.date), frame)
    const free = ends.findIndex((end) => x - end >= POINT_SPACING)
    const row = free < 0 ? ends.length : free
    ends[row] = x
    return { event, x, row }
  })
}

/** Before the story begins nothing is named, and the whole drawing belongs to the dates. */
export function isCalm({ chapter, shown }: Pick<HistoryState, 'chapter' | 'shown'>): boolean {
  return chapter === undefined && shown.length === CATEGORIES.length
}

/**
 * The lanes and their points. A calm drawing gives them the room of the texts too, and ends where the other one ends.
 * @param state `events` in the order of time
 */
export function layTimeline(
  state: Pick<HistoryState, 'events' | 'chapter' | 'shown'>,
  frame: TimelineFrame,
): TimelineLayout {
  const calm = isCalm(state)
  const rows = CATEGORIES.map((category) => {
    const points = pointsOf(category, state.events, frame)
    return { category, points, count: Math.max(FEWEST_ROWS, ...points.map(({ row }) => row + 1)) }
  })
  const belowTexts = frame.lines * LINE + 4
  const bottom =
    belowTexts +
    rows.reduce((sum, { count }) => sum + count * ROW + 2 * BELOW_TEXTS.padding, 0) +
    (CATEGORIES.length - 1) * BELOW_TEXTS.gap
  const { padding, gap } = calm ? CALM : BELOW_TEXTS
  const top = calm ? CALM.top : belowTexts
  const around = CATEGORIES.length * 2 * padding + (CATEGORIES.length - 1) * gap
  const rowHeight = calm ? (bottom - top - around) / rows.reduce((sum, { count }) => sum + count, 0) : ROW

  const lanes: Lane[] = []
  const points: TimelinePoint[] = []
  let next = top
  for (const { category, points: inLane, count } of rows) {
    const lane = { category, top: next, height: count * rowHeight + 2 * padding }
    lanes.push(lane)
    points.push(
      ...inLane.map((point) => ({ ...point, y: lane.top + padding + (point.row + 0.5) * rowHeight })),
    )
    next += lane.height + gap
  }
  return { top, bottom, lanes, points: points.toSorted(byPlaceIn(state.events)) }
}

/** The distance in years that the chapter draws; none while a category is hidden. */
export function spanOf(
  { chapter, shown }: Pick<HistoryState, 'chapter' | 'shown'>,
  points: readonly TimelinePoint[],
): Span | undefined {
  if (shown.length < CATEGORIES.length || chapter?.span === undefined) return undefined
  const [earlier, later] = chapter.span.map((end) => points.find(({ event }) => event.id === end))
  return earlier && later ? { earlier, later } : undefined
}

export function inTime(events: readonly HistoryEvent[]): HistoryEvent[] {
  return events.toSorted((a, b) => decimalYear(a.date) - decimalYear(b.date))
}

function byPlaceIn(events: readonly HistoryEvent[]) {
  return (a: TimelinePoint, b: TimelinePoint) => events.indexOf(a.event) - events.indexOf(b.event)
}
