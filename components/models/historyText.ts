import { CATEGORIES, isShown, lit, type ChapterId, type HistoryState } from './history.ts'
import { decimalYear, frenchDate, type HistoryCategory, type HistoryEvent } from './historyEvents.ts'
import { french } from './typography.ts'

export const CATEGORY_NAMES: Record<HistoryCategory, string> = {
  cloud: 'Cloud',
  software: 'Logiciel',
  hardware: 'Matériel',
}

/** What stands before the reference: for a date read in a secondary source, where to look it up. */
const STATUS_LEADS: Record<HistoryEvent['status'], string> = {
  '●': 'source primaire,',
  '○': 'source secondaire ; voir',
}

export const STATUS_NAMES: Record<HistoryEvent['status'], string> = {
  '●': 'source primaire',
  '○': 'source secondaire',
}

/** How a source is called in one word or two, by its id in the bibliography. */
type NameSource = (id: string) => string

/** A whole entry in two lines. */
interface Entry {
  /** The date, as precise as it is known. */
  when: string
  what: string
  /** Where it was read, and what is not certain. */
  source: string
}

const SENTENCES: Record<ChapterId, string> = {
  birth: 'De 1964 à 1974, IBM invente la machine virtuelle et la vend. On en fait même un théorème.',
  partition: '1988 : la partition logique arrive enfin. La machine virtuelle a déjà vingt et un ans.',
  pc: "1999 : la machine virtuelle arrive sur PC, malgré un processeur qui ne s'y prête pas.",
  help: "2003 à 2006 : l'invité coopère avec Xen, puis le processeur aide avec VT-x et AMD-V.",
  ec2: "Août 2006 : Amazon ouvre EC2 en bêta. Non, le cloud n'est pas une invention de 2010.",
  clouds: "2010 : Azure est une plateforme. Ses machines virtuelles n'arrivent qu'en 2012.",
  today: "VMware passe à Broadcom : choisir un hyperviseur, c'est aussi dépendre d'un fournisseur.",
  summary: 'La machine virtuelle, puis la partition logique ; le PC en 1999, le cloud dès 2006.',
}

/** One sentence: what the chapter tells, or what the filters leave. */
export function whyHistory(state: HistoryState): string {
  const { events, chapter, shown } = state
  if (shown.length === 0) return french('Les trois catégories sont masquées : il ne reste aucune date.')
  if (shown.length < CATEGORIES.length) {
    const left = events.filter((event) => isShown(state, event))
    const names = CATEGORIES.filter((category) => shown.includes(category)).map((one) => CATEGORY_NAMES[one])
    return french(`${names.join(' et ')} : ${extent(left)}.`)
  }
  if (chapter) return french(SENTENCES[chapter.id as ChapterId])
  return french('Chaque point est une date. Lequel marque la première machine virtuelle ?')
}

/** The chosen event's whole entry, undefined while none is chosen. */
export function chosenEntry({ events, chosen }: HistoryState, nameSource: NameSource): Entry | undefined {
  const event = events.find(({ id }) => id === chosen)
  if (!event) return undefined
  const { date, when, label, status, source, more } = event
  const read = sentence(`${status} ${STATUS_LEADS[status]} ${nameSource(source)}`)
  return {
    when: french(capitalised(when ?? frenchDate(date))),
    what: french(label),
    source: french(more === undefined ? read : `${read} ${more}`),
  }
}

/** What a screen reader says of one point. */
export function describeEvent(event: HistoryEvent): string {
  const { date, when, label, category, status } = event
  return french(
    `${capitalised(when ?? frenchDate(date))}, ${label}. ${CATEGORY_NAMES[category]}, ${STATUS_NAMES[status]}.`,
  )
}

/** The picture in words: the sentence, the dates that are named, the entry that is read. */
export function describeHistory(state: HistoryState, nameSource: NameSource): string {
  const named = lit(state)
    .toSorted((a, b) => decimalYear(a.date) - decimalYear(b.date))
    .map(({ date, when, label, status }) => `${when ?? frenchDate(date)}, ${label} (${STATUS_NAMES[status]})`)
  const entry = chosenEntry(state, nameSource)
  const parts = [whyHistory(state)]
  if (named.length > 0) parts.push(french(`${named.join(' ; ')}.`))
  if (entry) parts.push(`${french('Date choisie :')} ${entry.when}, ${entry.what}. ${entry.source}`)
  return parts.join(' ')
}

/** How far two events lie apart, in whole years: "21 ans". */
export function yearsBetween(earlier: HistoryEvent, later: HistoryEvent): string {
  return french(`${Math.floor(decimalYear(later.date)) - Math.floor(decimalYear(earlier.date))} ans`)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** With one full stop, also after "s. d.". */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}

function extent(events: readonly HistoryEvent[]): string {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return 'aucune date'
  const years = [first, last].map(({ date }) => date.slice(0, 4))
  return events.length === 1 ? `une date, ${years[0]}` : `${events.length} dates, de ${years.join(' à ')}`
}
