/** What the headmatter says of a deck as a publication. */
export interface DeckFacts {
  title: string
  author: string
  /** In the words of the deck's language; as written where it is no date. */
  date: string
  /** With its scheme, for links. */
  url: string
  /** For people: without scheme and closing slash. */
  address: string
  sessions: { title: string; minutes: number | undefined }[]
}

/** @param lang BCP 47 tag; the date is in English where it is none */
export function deckFacts(headmatter: Readonly<Record<string, unknown>>, lang: string): DeckFacts {
  const url = httpUrl(said(headmatter['url']))
  return {
    title: said(headmatter['title']),
    author: said(headmatter['author']),
    date: longDate(headmatter['date'], lang),
    url,
    address: printedAddress(url),
    sessions: sessionsOf(headmatter['sessions']),
  }
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

function httpUrl(text: string): string {
  if (!text) return ''
  const url = /^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`
  return URL.canParse(url) ? url : ''
}

/** An address as people write it. */
export function printedAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '')
}

function longDate(value: unknown, lang: string): string {
  const text = said(value)
  // YAML hands a date over as one, the deck's bundle as its ISO string.
  const date = value instanceof Date ? value : /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : undefined
  if (!date || Number.isNaN(date.valueOf())) return text
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const
  const known = Intl.DateTimeFormat.supportedLocalesOf(isTag(lang) ? lang : []).length > 0
  return new Intl.DateTimeFormat(known ? lang : 'en', options).format(date)
}

function isTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0
  } catch {
    return false
  }
}

function sessionsOf(value: unknown): DeckFacts['sessions'] {
  if (!Array.isArray(value)) return []
  return value.map((entry: unknown) => {
    const { title, minutes } = (entry ?? {}) as Record<string, unknown>
    return { title: said(title), minutes: typeof minutes === 'number' ? minutes : undefined }
  })
}
