import type { CslDate, CslItem, CslName } from './csl.ts'

/** A run of a reference: plain text, a title in italics, or a link. */
export interface ReferenceRun {
  text: string
  italic?: boolean
  href?: string
}

/** A reference with more authors than this names the first alone, "et al.". */
const AUTHORS_NAMED = 5
const NO_BREAK_SPACE = '\u00a0'
const NO_DATE = 's.\u00a0d.'
const MONTHS = [
  'janv.',
  'févr.',
  'mars',
  'avril',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
]
/** Kinds that stand on their own: their title is in italics. All others are parts of something, in « ». */
const WHOLE_WORKS = new Set(['book', 'thesis', 'report', 'standard', 'software', 'legislation'])
/** Kinds that are dated to the day, because they change or follow one another within a year. */
const DATED_TO_THE_DAY = new Set(['webpage', 'post', 'post-weblog', 'article-newspaper', 'article-magazine'])

/**
 * The name by which a slide's foot calls an entry: "Popek et Goldberg 1974", "Barham et al. 2003".
 * Without author, the container or publisher answers for it; without date, "s. d.".
 */
export function shortName(item: CslItem): string {
  return `${shortAuthors(item)}${NO_BREAK_SPACE}${year(item.issued) ?? NO_DATE}`
}

/**
 * The whole reference in French, as runs: authors, title, container or publisher, volume(issue), date, pages, link.
 * The caller joins the runs without anything between them.
 */
export function fullReference(item: CslItem): ReferenceRun[] {
  const whole = WHOLE_WORKS.has(item.type)
  const parts: ReferenceRun[][] = [
    [{ text: authors(item.author ?? []) }],
    [whole ? { text: item.title, italic: true } : { text: `«\u00a0${item.title}\u00a0»` }],
    container(item),
    [{ text: midSentence(item.genre ?? '') }],
    [{ text: isAuthor(item, item.publisher) ? '' : (item.publisher ?? '') }],
    [{ text: whole || item['container-title'] === undefined ? (item.number ?? '') : '' }],
    [{ text: date(item.issued, DATED_TO_THE_DAY.has(item.type)) ?? NO_DATE }],
    [{ text: pages(item.page) }],
  ]
  const runs = parts
    .map((part) => part.filter((run) => run.text !== ''))
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [{ text: ', ' }, ...part]))
  return [...runs, ...ending(runs), ...link(item)]
}

/**
 * A reference that fits two lines of a slide: short name and title, which is itself the link when the entry has one.
 */
export function slideReference(item: CslItem): ReferenceRun[] {
  const href = url(item)
  const title: ReferenceRun = WHOLE_WORKS.has(item.type)
    ? { text: item.title, italic: true }
    : { text: `«\u00a0${item.title}\u00a0»` }
  return [{ text: `${shortName(item)}, ` }, href === undefined ? title : { ...title, href }]
}

/** The runs as one line of text, for search, alternative texts and tests. */
export function plainText(runs: readonly ReferenceRun[]): string {
  return runs.map((run) => run.text).join('')
}

function shortAuthors(item: CslItem): string {
  const [first, second, third] = (item.author ?? []).map((name) => surname(name))
  if (first === undefined) return item['container-title'] ?? item.publisher ?? item.title
  if (second === undefined) return first
  return third === undefined ? `${first} et ${second}` : `${first} et${NO_BREAK_SPACE}al.`
}

function authors(names: readonly CslName[]): string {
  if (names.length > AUTHORS_NAMED)
    return `${names.slice(0, 1).map(fullName).join('')} et${NO_BREAK_SPACE}al.`
  return names.map(fullName).join(', ')
}

function surname(name: CslName): string {
  if (name.literal !== undefined) return name.literal
  return [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ')
}

function fullName(name: CslName): string {
  if (name.literal !== undefined || name.given === undefined) return surname(name)
  return `${initials(name.given)}${NO_BREAK_SPACE}${surname(name)}`
}

/** "Gerald J." becomes "G. J.", "Jean-Pierre" becomes "J.-P.". */
function initials(given: string): string {
  return given
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) =>
      word
        .split('-')
        .map((half) => `${[...half][0] ?? ''}.`)
        .join('-'),
    )
    .join(NO_BREAK_SPACE)
}

/** "*Communications of the ACM* 17(7)". */
function container(item: CslItem): ReferenceRun[] {
  const title = item['container-title']
  if (title === undefined) return []
  const volume = item.volume === undefined ? '' : String(item.volume)
  const issue = item.issue === undefined ? '' : `(${item.issue})`
  const number = `${volume}${issue}`
  return [
    { text: title, italic: !WHOLE_WORKS.has(item.type) },
    { text: number === '' ? '' : `${NO_BREAK_SPACE}${number}` },
  ]
}

/** "Thèse de doctorat" loses its capital after a comma; an acronym keeps it. */
function midSentence(words: string): string {
  return /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}

function isAuthor(item: CslItem, institution: string | undefined): boolean {
  return (item.author ?? []).some((name) => name.literal !== undefined && name.literal === institution)
}

function year(value: CslDate | undefined): string | undefined {
  const first = value?.['date-parts']?.[0]?.[0]
  return first === undefined ? value?.literal : String(first)
}

function date(value: CslDate | undefined, toTheDay: boolean): string | undefined {
  const [, month, day] = value?.['date-parts']?.[0] ?? []
  const name = month === undefined ? undefined : MONTHS[month - 1]
  if (!toTheDay || name === undefined) return year(value)
  const dayOfMonth = day === 1 ? '1er' : day
  return [dayOfMonth, name, year(value)].filter((part) => part !== undefined).join(NO_BREAK_SPACE)
}

function pages(page: string | undefined): string {
  return page === undefined ? '' : `p.${NO_BREAK_SPACE}${page.replaceAll('-', '–')}`
}

/** A full stop, unless the reference already ends with one ("s. d."). */
function ending(runs: readonly ReferenceRun[]): ReferenceRun[] {
  return runs.at(-1)?.text.endsWith('.') === true ? [] : [{ text: '.' }]
}

function url(item: CslItem): string | undefined {
  return item.DOI === undefined ? item.URL : `https://doi.org/${item.DOI}`
}

function link(item: CslItem): ReferenceRun[] {
  const href = url(item)
  if (href === undefined) return []
  const accessed = date(item.accessed, true)
  const text = href.replace(/^https?:\/\/(www\.)?/u, '').replace(/\/$/u, '')
  const consulted = accessed === undefined ? [] : [{ text: ` (consulté le ${accessed})` }]
  return [{ text: ' ' }, { text, href }, ...consulted]
}
