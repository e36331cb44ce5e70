import { decimalYear, type HistoryEvent } from './historyEvents.ts'
import { inTime, xOf, type TimelineFrame } from './historyLayout.ts'

/** A text at the top of a pole that stands on a point. */
export interface Flag {
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

/** From a pole to its text, and from a text to whatever comes next. */
export const FLAG_OFFSET = 7
/** Of a year and its space, and of one more character, in the flags' size (20 px): a text with many capitals. */
const YEAR = 54
const CHARACTER = 10.1

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
