import type { PDFDocumentProxy } from 'pdfjs-dist'
import { AmphiError } from '../errors.ts'
import { readPdf, resolveDestination } from './readPdf.ts'

/** A PDF as a reader meets it. */
export interface PdfInspection {
  pages: number
  /** Of each page, in points. */
  sizes: { width: number; height: number }[]
  /** Marked as tagged *and* carrying a structure tree. */
  tagged: boolean
  lang: string | undefined
  title: string | undefined
  outline: InspectedOutlineEntry[]
  /** Lines end with a line feed, ligatures are spelt out, and every space is a plain one: a PDF does not keep its kind. */
  textByPage: string[]
}

export interface InspectedOutlineEntry {
  title: string
  /** 0-based; undefined when the entry leads nowhere in this document. */
  page: number | undefined
  children: InspectedOutlineEntry[]
}

/** Throws an AmphiError when the bytes are no PDF. */
export function inspectPdf(bytes: Uint8Array): Promise<PdfInspection> {
  return readPdf(bytes, async (document) => {
    const { info, hasStructTree } = (await document.getMetadata()) as unknown as Metadata
    const mark = await document.getMarkInfo()
    const { sizes, textByPage } = await readPages(document)
    return {
      pages: document.numPages,
      sizes,
      tagged: mark?.Marked === true && hasStructTree,
      lang: info.Language ?? undefined,
      title: info.Title,
      outline: await readOutline(document, await document.getOutline()),
      textByPage,
    }
  })
}

/** Much quicker than a whole inspection. Throws an AmphiError when the bytes are no PDF. */
export function countPages(bytes: Uint8Array): Promise<number> {
  return readPdf(bytes, ({ numPages }) => Promise.resolve(numPages))
}

/** A print with a page too many or too few went wrong silently: throws an AmphiError that names it. */
export function expectPages(found: { name: string; pages: number }, expected: number): void {
  if (found.pages === expected) return
  throw new AmphiError(`${found.name} has ${count(found.pages)} where ${expected} should be`, {
    hint:
      found.pages > expected
        ? 'A slide is taller than its page, or something stands after the last one.'
        : 'A slide was not there yet when it was printed, or shares its page with another.',
  })
}

function count(pages: number): string {
  return pages === 1 ? '1 page' : `${pages} pages`
}

// pdf.js declares these two too loosely.
interface Metadata {
  info: { Title?: string; Language?: string | null }
  hasStructTree: boolean
}
type PdfJsOutline = { title: string; dest: unknown; items: PdfJsOutline }[]

async function readOutline(
  document: PDFDocumentProxy,
  items: PdfJsOutline | null,
): Promise<InspectedOutlineEntry[]> {
  const entries: InspectedOutlineEntry[] = []
  for (const { title, dest, items: below } of items ?? []) {
    const { page } = await resolveDestination(document, dest)
    entries.push({ title, page, children: await readOutline(document, below) })
  }
  return entries
}

async function readPages(document: PDFDocumentProxy): Promise<Pick<PdfInspection, 'sizes' | 'textByPage'>> {
  const sizes: PdfInspection['sizes'] = []
  const textByPage: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    sizes.push({ width, height })
    const { items } = await page.getTextContent()
    textByPage.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    page.cleanup()
  }
  return { sizes, textByPage }
}
