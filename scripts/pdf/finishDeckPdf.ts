import type { Deck } from '../deck/deck.ts'
import { destinationPages } from './destinations.ts'
import { finishPdf } from './finish.ts'
import { countPages, expectPages } from './inspect.ts'
import type { SectionedEntry } from './outlineSections.ts'
import { nestBySection } from './outlineSections.ts'

/** The date of documents that name none: reproducible, and recognisably not a real one. */
const UNDATED = '1980-01-01T00:00:00Z'

export interface FinishedPdf {
  bytes: Uint8Array
  pages: number
}

/**
 * Gives a printed view its metadata and an outline with one entry a slide, below its section.
 * @param view `slides`: page N is slide N. `handout`: the page is found by the slide's id.
 * @throws {AmphiError} when a slide has no page of its own in `slides`
 */
export async function finishDeckPdf(
  bytes: Uint8Array,
  deck: Deck,
  view: 'slides' | 'handout',
): Promise<FinishedPdf> {
  const pages = await countPages(bytes)
  if (view === 'slides') expectPages({ name: 'slides.pdf', pages }, deck.slides.length)
  const outline = view === 'slides' ? pageOutline(deck) : await idOutline(bytes, deck)
  const finished = await finishPdf(bytes, {
    title: deck.title,
    lang: deck.lang,
    author: deck.author,
    date: documentDate(deck),
    outline: nestBySection(outline),
  })
  return { bytes: finished, pages }
}

function pageOutline(deck: Deck): SectionedEntry[] {
  return deck.slides.map((slide, index) => ({ ...outlineEntry(slide), page: index }))
}

async function idOutline(bytes: Uint8Array, deck: Deck): Promise<SectionedEntry[]> {
  const ids = deck.slides.map(({ no }) => `slide-${no}`)
  const places = await destinationPages(bytes, ids)
  return deck.slides.flatMap((slide) => {
    const place = places.get(`slide-${slide.no}`)
    return place ? [{ ...outlineEntry(slide), ...place }] : []
  })
}

function outlineEntry({ no, title, frontmatter }: Deck['slides'][number]): {
  title: string
  section?: string
} {
  const { section } = frontmatter
  return {
    title: title ? `${no}. ${title.replace(/[*_`]/g, '')}` : String(no),
    ...(typeof section === 'string' && section !== '' && { section }),
  }
}

/** `date` of the headmatter, else SOURCE_DATE_EPOCH (seconds), so that the same deck gives the same bytes any day. */
function documentDate(deck: Deck): Date {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'])
  if (deck.date) return new Date(deck.date)
  return process.env['SOURCE_DATE_EPOCH'] && Number.isFinite(epoch)
    ? new Date(epoch * 1000)
    : new Date(UNDATED)
}
