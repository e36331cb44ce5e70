import { decimalYear, type HistoryCategory, type HistoryEvent, isCategory } from './historyEvents.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'

export interface HistoryState {
  /** All there is to show, in the order of time. */
  events: readonly HistoryEvent[]
  /** What the scripted story is at; undefined before it begins. */
  chapter: Chapter | undefined
  shown: readonly HistoryCategory[]
  /** Id of the event whose whole entry is read. */
  chosen: string | undefined
}

export type HistoryAction =
  | { type: 'tell'; chapter: ChapterId }
  /** Shows a category or hides it, and lets the chosen event go when it is of that category. */
  | { type: 'toggle'; category: HistoryCategory }
  /** Chooses an event; the chosen one is let go. */
  | { type: 'choose'; event: string }

interface Chapter {
  readonly id: string
  /** Ids of the events that it names. */
  readonly events: readonly string[]
  /** Ids of two of them whose distance in years is drawn. */
  readonly span?: readonly [string, string]
}

/** The story in the order of its clicks. */
export const CHAPTERS = [
  { id: 'birth', events: ['cp-40', '360-67', 'cp-67', 'vm-370', 'theorem'] },
  { id: 'partition', events: ['cp-67', 'lpar'], span: ['cp-67', 'lpar'] },
  { id: 'pc', events: ['workstation', 'robin-irvine', 'esx'] },
  { id: 'help', events: ['xen', 'vt-x', 'amd-v'] },
  { id: 'ec2', events: ['ec2'] },
  { id: 'clouds', events: ['azure-paas', 'azure-vm', 'gce-preview', 'nitro', 'firecracker'] },
  { id: 'today', events: ['broadcom', 'perpetual', 'workstation-free', 'esxi-free'] },
  {
    id: 'summary',
    events: ['cp-67', 'lpar', 'workstation', 'ec2', 'broadcom'],
    span: ['cp-67', 'lpar'],
  },
] as const satisfies readonly Chapter[]
export type ChapterId = (typeof CHAPTERS)[number]['id']

export const CATEGORIES = ['cloud', 'software', 'hardware'] as const satisfies readonly HistoryCategory[]

interface HistoryOptions {
  /** The whole history (data/history.json). Events of one date keep their order. */
  events: readonly HistoryEvent[]
  /** The only category shown at first. */
  filter?: HistoryCategory | undefined
  /** Id of the event chosen at first. */
  event?: string | undefined
  /** First and last year of the axis. */
  from?: number
  to?: number
}

/** The years of the axis when nobody asks for others. */
export const AXIS = { from: 1964, to: 2026 }

/**
 * A history to read by chapters, by categories or date by date. Whoever asks for a category or an event gets it without
 * the scripted story; a shorter axis keeps the chapters that it can show.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function history({
  events,
  filter,
  event,
  from = AXIS.from,
  to = AXIS.to,
}: HistoryOptions): SimulationModel<HistoryState, HistoryAction> {
  for (const [name, year] of Object.entries({ from, to })) {
    if (!Number.isInteger(year)) throw new RangeError(`${name} must be a year, not ${String(year)}`)
  }
  if (from >= to) throw new RangeError(`from (${from}) must be before to (${to})`)
  const inside = events
    .filter(({ date }) => decimalYear(date) >= from && decimalYear(date) <= to)
    .toSorted((a, b) => decimalYear(a.date) - decimalYear(b.date))
  if (filter !== undefined && !isCategory(filter))
    throw new RangeError(`filter must be one of ${CATEGORIES.join(', ')}, not "${String(filter)}"`)
  const shown = filter === undefined ? CATEGORIES : [filter]
  const blank: HistoryState = { events: inside, chapter: undefined, shown, chosen: undefined }
  const start = event === undefined ? blank : choose(blank, event, 'event')
  const isTold = filter === undefined && event === undefined
  return {
    initial: () => start,
    apply,
    trace: isTold ? CHAPTERS.filter((chapter) => isInside(chapter, inside)).map(tell) : [],
  }
}

/** Whether an event's category is shown. */
export function isShown({ shown }: Pick<HistoryState, 'shown'>, { category }: HistoryEvent): boolean {
  return shown.includes(category)
}

/**
 * The events to name beside their points, the weightiest first: those of the chapter, or, while a category is hidden,
 * all of the categories that are shown.
 */
export function lit(state: HistoryState): HistoryEvent[] {
  const { events, chapter, shown } = state
  const isFiltered = shown.length < CATEGORIES.length
  return events
    .filter((event) => isShown(state, event) && (isFiltered || chapter?.events.includes(event.id) === true))
    .toSorted((a, b) => weight(b) - weight(a))
}

/** How many chapters name an event. */
function weight({ id }: HistoryEvent): number {
  return CHAPTERS.filter(({ events }: Chapter) => events.includes(id)).length
}

function apply(state: HistoryState, action: HistoryAction): HistoryState {
  switch (action.type) {
    case 'tell': {
      const chapter = CHAPTERS.find(({ id }) => id === action.chapter)
      if (!chapter) throw new RangeError(`there is no chapter "${String(action.chapter)}"`)
      return { ...state, chapter }
    }
    case 'toggle':
      return toggle(state, action.category)
    case 'choose':
      return choose(state, action.event, 'choose')
    default:
      throw unknownAction('a history', action)
  }
}

function toggle(state: HistoryState, category: HistoryCategory): HistoryState {
  if (!isCategory(category)) throw new RangeError(`there is no category "${String(category)}"`)
  const shown = CATEGORIES.filter((one) => (one === category) !== state.shown.includes(one))
  const chosen = state.events.find(({ id }) => id === state.chosen)
  const stays = chosen !== undefined && isShown({ shown }, chosen)
  return { ...state, shown, chosen: stays ? state.chosen : undefined }
}

/** @param asked what names the event, for whoever reads the error */
function choose(state: HistoryState, id: string, asked: string): HistoryState {
  const event = state.events.find((one) => one.id === id)
  if (!event) throw new RangeError(`${asked} must name an event of the axis, not "${String(id)}"`)
  if (!isShown(state, event)) throw new RangeError(`${asked} cannot be "${id}": ${event.category} is hidden`)
  return { ...state, chosen: state.chosen === id ? undefined : id }
}

function isInside(chapter: Chapter, events: readonly HistoryEvent[]): boolean {
  return chapter.events.every((id) => events.some((event) => event.id === id))
}

function tell({ id }: { id: ChapterId }): HistoryAction[] {
  return [{ type: 'tell', chapter: id }]
}
