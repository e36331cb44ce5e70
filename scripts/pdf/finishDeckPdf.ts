import type { Deck, DeckSlide } from '../deck/deck.ts'
import type { CanvasPage } from '../deck/observation.ts'
import { destinationPages } from './destinations.ts'
import { finishPdf } from './finish.ts'
import { expectPages, inspectPdf } from './inspect.ts'
import type { OutlineEntry } from './outline.ts'

/** The date of documents that name none: reproducible, and recognisably not a real one. */
const UNDATED = '1980-01-01T00:00:00Z'

export interface FinishedPdf {
  bytes: Uint8Array
  pages: number
}

export interface DeckPdfRequest {
  /** Of the file, for messages. */
  name: string
  deck: Deck
  /** Those that were printed. */
  slides: readonly DeckSlide[]
  /** What every page shows; empty where slides flow over the pages, each below the id `slide-<number>`. */
  canvasPages: readonly CanvasPage[]
}

/**
 * Gives a printed view its metadata and an outline with one entry a slide.
 * @throws {AmphiError} when a slide is missing in it, or the pages are not those that the view showed
 */
export async function finishDeckPdf(
  bytes: Uint8Array,
  { name, deck, slides, canvasPages }: DeckPdfRequest,
): Promise<FinishedPdf> {
  const { pages } = await inspectPdf(bytes)
  if (canvasPages.length > 0) expectPages({ name, pages }, canvasPages.length)
  const finished = await finishPdf(bytes, {
    title: deck.title,
    lang: deck.lang,
    author: deck.author,
    date: documentDate(deck),
    outline: canvasPages.length > 0 ? pageOutline(slides, canvasPages) : await idOutline(bytes, slides),
  })
  return { bytes: finished, pages }
}

/** An entry leads to the first page of its slide. A slide without a page is none that the outline can name. */
function pageOutline(slides: readonly DeckSlide[], canvasPages: readonly CanvasPage[]): OutlineEntry[] {
  return slides.map((slide) => ({
    title: outlineTitle(slide),
    page: canvasPages.findIndex(({ slide: no }) => no === slide.no),
  }))
}

async function idOutline(bytes: Uint8Array, slides: readonly DeckSlide[]): Promise<OutlineEntry[]> {
  const places = await destinationPages(
    bytes,
    slides.map(({ no }) => `slide-${no}`),
  )
  return slides.flatMap((slide) => {
    const place = places.get(`slide-${slide.no}`)
    return place ? [{ title: outlineTitle(slide), page: place.page, y: place.y }] : []
  })
}

function outlineTitle({ no, title }: DeckSlide): string {
  return title ? `${no}. ${title.replace(/[*_`]/g, '')}` : String(no)
}

/** `date` of the headmatter, else SOURCE_DATE_EPOCH (seconds), so that the same deck gives the same bytes any day. */
function documentDate(deck: Deck): Date {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'])
  if (deck.date) return new Date(deck.date)
  return process.env['SOURCE_DATE_EPOCH'] && Number.isFinite(epoch)
    ? new Date(epoch * 1000)
    : new Date(UNDATED)
}
