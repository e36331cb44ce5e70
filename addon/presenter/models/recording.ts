import type { Visit } from './replay.ts'

/**
 * A rehearsal as a file of lines, each a JSON object: the header, then one line a visit (docs/rehearsal.schema.json).
 * A program that is killed while it writes leaves a last line cut short and nothing else.
 */
export interface Recording {
  header: RecordingHeader
  visits: readonly Visit[]
}

export interface RecordingHeader {
  format: 'amphi-rehearsal'
  version: 1
  /** Title of the deck. */
  deck: string
  /** ISO 8601, when the run began. */
  started: string
  /** 1-based number of the session. */
  session: number
  /** Name of the route that was followed. */
  route?: string
  /** Seconds of questions, which no visit counts. Written when the recording is saved at the end. */
  questions?: number
}

export const RECORDING_VERSION = 1

/** The parsed file, or why it cannot be used, as the end of "x.jsonl …". */
export type ParsedRecording =
  { recording: Recording; remarks: readonly string[] } | { recording?: undefined; problem: string }

/** One line, without its line feed. */
export function recordingLine(value: RecordingHeader | Visit): string {
  return JSON.stringify(
    'slide' in value ? { ...value, start: tenths(value.start), seconds: tenths(value.seconds) } : value,
  )
}

/** The whole file. */
export function writeRecording({ header, visits }: Recording): string {
  return [header, ...visits].map((value) => `${recordingLine(value)}\n`).join('')
}

/** What a presenter sends while it is recorded: the visits from the `from`th on, which replace what was there. */
export interface RecordingUpdate {
  header: RecordingHeader
  from: number
  visits: readonly Visit[]
}

/** Whether `value`, from anywhere, is one. */
export function isRecordingUpdate(value: unknown): value is RecordingUpdate {
  return (
    isObject(value) &&
    isObject(value['header']) &&
    value['header']['format'] === 'amphi-rehearsal' &&
    value['header']['version'] === RECORDING_VERSION &&
    isHeader(value['header']) &&
    Number.isInteger(value['from']) &&
    (value['from'] as number) >= 0 &&
    Array.isArray(value['visits']) &&
    value['visits'].every(isVisit)
  )
}

/** "2026-11-26T08-00-00Z.jsonl": sorts by time, and every file system takes it. */
export function recordingName({ started }: Pick<RecordingHeader, 'started'>): string {
  return `${new Date(started)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}.jsonl`
}

/** Reads a file that may be cut short, come from elsewhere or from a later version. */
export function parseRecording(text: string): ParsedRecording {
  const lines = text.split('\n')
  const header = parseJson(lines[0] ?? '')
  if (!isObject(header) || header['format'] !== 'amphi-rehearsal')
    return { problem: 'is no recording of a rehearsal' }
  const { version } = header
  if (typeof version !== 'number' || version < RECORDING_VERSION)
    return { problem: `has no version of the format that ever was (${JSON.stringify(version) ?? 'none'})` }
  if (version > RECORDING_VERSION) {
    return {
      problem: `was written by a later version (format ${String(version)}, this one reads ${String(RECORDING_VERSION)})`,
    }
  }
  if (!isHeader(header)) return { problem: 'has a header that lacks its deck, its start or its session' }
  const visits: Visit[] = []
  const remarks: string[] = []
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue
    const visit = parseJson(line)
    if (isVisit(visit)) visits.push(visit)
    else if (index === lines.length - 1) remarks.push('its last line is cut short and left out')
    else remarks.push(`line ${String(index + 1)} is no visit and left out`)
  }
  return { recording: { header, visits }, remarks }
}

function isHeader(value: Record<string, unknown>): value is Record<string, unknown> & RecordingHeader {
  const { deck, started, session, route, questions } = value
  return (
    typeof deck === 'string' &&
    typeof started === 'string' &&
    !Number.isNaN(Date.parse(started)) &&
    Number.isInteger(session) &&
    (session as number) >= 1 &&
    (route === undefined || typeof route === 'string') &&
    (questions === undefined || isDuration(questions))
  )
}

function isVisit(value: unknown): value is Visit {
  return (
    isObject(value) &&
    typeof value['slide'] === 'string' &&
    Number.isInteger(value['click']) &&
    (value['click'] as number) >= 0 &&
    isDuration(value['start']) &&
    isDuration(value['seconds'])
  )
}

function isDuration(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10
}
