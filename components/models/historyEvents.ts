/** What an event is about. `hardware` is anything built into a machine or found in it. */
export type HistoryCategory = 'hardware' | 'software' | 'cloud'

/** `●`: read in a primary source. `○`: in a secondary one. */
type HistoryStatus = '●' | '○'

/** One entry of data/history.json. Its French is typed with plain spaces and apostrophes. */
export interface HistoryEvent {
  readonly id: string
  /** Where it stands on the axis: `1988`, `1999-05` or `2006-05-23`. */
  readonly date: string
  /** The date in words, when it is less certain than `date`, or said otherwise: "été 2008". */
  readonly when?: string
  readonly category: HistoryCategory
  readonly status: HistoryStatus
  /** Two or three words, to stand beside a point. */
  readonly name: string
  /** What happened, in one line. */
  readonly label: string
  /** A doubt or a precision: a short sentence. */
  readonly more?: string
  /** An id of data/bibliography.json. */
  readonly source: string
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

export function isCategory(text: unknown): text is HistoryCategory {
  return text === 'hardware' || text === 'software' || text === 'cloud'
}

/**
 * A date as a number of years: `1999-07` is 1999.5.
 * @throws RangeError on anything but a year, a month or a day
 */
export function decimalYear(date: string): number {
  const { year, month, day } = parts(date)
  return year + ((month ?? 1) - 1) / 12 + ((day ?? 1) - 1) / 365
}

/**
 * A date in French, as precise as it is known: "1988", "mai 1999", "1er mai 1999".
 * @throws RangeError on anything but a year, a month or a day
 */
export function frenchDate(date: string): string {
  const { year, month, day } = parts(date)
  const dayOfMonth = day === 1 ? '1er' : day
  return [dayOfMonth, month === undefined ? undefined : MONTHS[month - 1], year]
    .filter((part) => part !== undefined)
    .join(' ')
}

function parts(date: string): { year: number; month: number | undefined; day: number | undefined } {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? []
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  const isWithin = (text: string | undefined, last: number) =>
    text === undefined || (Number(text) >= 1 && Number(text) <= last)
  if (year === undefined || !isWithin(month, 12) || !isWithin(day, 31))
    throw new RangeError(`"${date}" is not a year, a month or a day`)
  return { year: Number(year), month: number(month), day: number(day) }
}
