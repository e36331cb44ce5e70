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
interface TimelinePoint {
  readonly event: HistoryEvent
  readonly x: number
  readonly row: number
}

/** A text at the top of a pole that stands on a point. */
interface Flag {
  readonly event: HistoryEvent
  /** Of its pole. */
  readonly x: number
  /** Counted from the top. */
  readonly line: number
  /** Where the text goes from the pole. */
  readonly side: 'left' | 'right'
  /** The ends of its text. */
  readonly start: number
  readonly end: number
}

/** Between the middles of two points of a row. */
const POINT_SPACING = 13
/** From a pole to its text, and from a text to whatever comes next. */
export const FLAG_OFFSET = 7
/** Of a year and its space, and of one more character, in the flags' size (20 px): a text with many capitals. */
const YEAR = 54
const CHARACTER = 10.1

/** The place of a year on the axis, in px. */
export function xOf(year: number, { from, to, left, right }: TimelineFrame): number {
  return left + ((year - from) / (to - from)) * (right - left)
}

/** The events of one lane, each in the first row where it touches no other. */
export function pointsOf(
  category: HistoryCategory,
  events: readonly HistoryEvent[],
  frame: TimelineFrame,
): TimelinePoint[] {
  const ends: number[] = []
  return inTime(events.filter((event) => event.category === category)).map((event) => {
    const x = xOf(decimalYear(event.date), frame)
    const free = ends.findIndex((end) => x - end >= POINT_SPACING)
    const row = free < 0 ? ends.length : free
    ends[row] = x
    return { event, x, row }
  })
}

/** What a flag says. */
export function flagText({ date, name }: HistoryEvent): string {
  return `${date.slice(0, 4)} ${name}`
}

/**
 * Flags for as many of these events as find room, the first of the list before the others. No text meets another
 * or a foreign pole, and the lowest text stands on the last line.
 */
export function flagsOf(events: readonly HistoryEvent[], frame: TimelineFrame): Flag[] {
  let flags: Flag[] = []
  const kept: HistoryEvent[] = []
  for (const event of events) {
    const more = raise([...kept, event], frame)
    if (more === undefined) continue
    kept.push(event)
    flags = more
  }
  const lowest = Math.max(...flags.map(({ line }) => line))
  return flags.map((flag) => ({ ...flag, line: flag.line + frame.lines - 1 - lowest }))
}

/**
 * Flags for all of these events: the earlier ones fly to the right, the later ones to the left, each as high as it can,
 * so that both groups descend towards each other. Undefined when there is no room, wherever the groups are cut.
 */
function raise(events: readonly HistoryEvent[], frame: TimelineFrame): Flag[] | undefined {
  const ordered = inTime(events)
  for (let cut = ordered.length; cut >= 0; cut--) {
    const sides = [
      ...ordered.slice(0, cut).map((event) => ({ event, side: 'right' as const })),
      ...ordered
        .slice(cut)
        .reverse()
        .map((event) => ({ event, side: 'left' as const })),
    ]
    const flags: Flag[] = []
    for (const { event, side } of sides) {
      const flag = raiseOne(event, { side, among: flags, frame })
      if (flag) flags.push(flag)
    }
    if (flags.length === ordered.length) return flags
  }
  return undefined
}

function raiseOne(
  event: HistoryEvent,
  { side, among, frame }: { side: Flag['side']; among: readonly Flag[]; frame: TimelineFrame },
): Flag | undefined {
  const x = xOf(decimalYear(event.date), frame)
  const reach = FLAG_OFFSET + YEAR + event.name.length * CHARACTER
  const start = side === 'right' ? x + FLAG_OFFSET : x - reach
  const end = side === 'right' ? x + reach : x - FLAG_OFFSET
  if (start < 0 || end > frame.width) return undefined
  for (let line = 0; line < frame.lines; line++) {
    const flag: Flag = { event, x, line, side, start, end }
    if (!among.some((other) => hidesPole(flag, other) || hidesPole(other, flag) || overlap(flag, other)))
      return flag
  }
  return undefined
}

/** Whether the text of one flag lies across the pole of another, which runs from its own line down. */
function hidesPole(flag: Flag, other: Flag): boolean {
  return flag.line >= other.line && other.x > flag.start - FLAG_OFFSET && other.x < flag.end + FLAG_OFFSET
}

function overlap(a: Flag, b: Flag): boolean {
  return a.line === b.line && a.start < b.end + FLAG_OFFSET && b.start < a.end + FLAG_OFFSET
}

function inTime(events: readonly HistoryEvent[]): HistoryEvent[] {
  return events.toSorted((a, b) => decimalYear(a.date) - decimalYear(b.date))
}
