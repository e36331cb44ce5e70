import type { Deck } from '../deck/deck.ts'
import type { CanvasPage } from '../deck/observation.ts'
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

/** What the outline tells of a slide. */
export interface OutlinedSlide {
  /** 1-based, as printed on the slide. */
  no: number
  title: string
  /** Where it begins a section. */
  section?: string
}

/** Data only: it is sent to a thread. */
export interface DeckPdfRequest {
  /** Of the file, for messages. */
  name: string
  deck: Pick<Deck, 'title' | 'lang' | 'author' | 'date'>
  /** Those that were printed. */
  slides: readonly OutlinedSlide[]
  /** What every page shows; empty where slides flow over the pages, each below the id `slide-<number>`. */
  canvasPages: readonly CanvasPage[]
}

/**
 * Gives a printed view its metadata, the label of each page, and an outline with one entry a slide, below its section.
 * @throws {AmphiError} when a slide is missing in it, or the pages are not those that the view showed
 */
export async function finishDeckPdf(
  bytes: Uint8Array,
  { name, deck, slides, canvasPages }: DeckPdfRequest,
): Promise<FinishedPdf> {
  const pages = await countPages(bytes)
  if (canvasPages.length > 0) expectPages({ name, pages }, canvasPages.length)
  const entries = canvasPages.length > 0 ? pageOutline(slides, canvasPages) : await idOutline(bytes, slides)
  const finished = await finishPdf(bytes, {
    title: deck.title,
    lang: deck.lang,
    author: deck.author,
    date: documentDate(deck),
    outline: nestBySection(entries),
    ...(canvasPages.length > 0 ? { pageLabels: canvasPages.map(pageLabel) } : {}),
  })
  return { bytes: finished, pages }
}

/** An entry leads to the first page of its slide. A slide without a page is none that the outline can name. */
function pageOutline(slides: readonly OutlinedSlide[], canvasPages: readonly CanvasPage[]): SectionedEntry[] {
  return slides.map((slide) => ({
    ...outlineEntry(slide),
    page: canvasPages.findIndex(({ slide: no }) => no === slide.no),
  }))
}

/** "12", and "12.3" for the third click of slide 12. */
function pageLabel({ slide, click }: CanvasPage): string {
  return click === undefined ? String(slide) : `${slide}.${click}`
}

async function idOutline(bytes: Uint8Array, slides: readonly OutlinedSlide[]): Promise<SectionedEntry[]> {
  const places = await destinationPages(
    bytes,
    slides.map(({ no }) => `slide-${no}`),
  )
  return slides.flatMap((slide) => {
    const place = places.get(`slide-${slide.no}`)
    return place ? [{ ...outlineEntry(slide), ...place }] : []
  })
}

function outlineEntry({ no, title, section }: OutlinedSlide): { title: string; section?: string } {
  return {
    title: title ? `${no}. ${title.replace(/[*_`]/g, '')}` : String(no),
    ...(section === undefined ? {} : { section }),
  }
}

/** `date` of the headmatter, else SOURCE_DATE_EPOCH (seconds), so that the same deck gives the same bytes any day. */
function documentDate(deck: Pick<Deck, 'date'>): Date {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'])
  if (deck.date) return new Date(deck.date)
  return process.env['SOURCE_DATE_EPOCH'] && Number.isFinite(epoch)
    ? new Date(epoch * 1000)
    : new Date(UNDATED)
}
