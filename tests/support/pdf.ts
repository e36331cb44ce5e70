import { PDFDocument } from '@cantoo/pdf-lib'
import type { PdfInspection } from '../../scripts/pdf/inspect.ts'
import { readPdf, resolveDestination } from '../../scripts/pdf/readPdf.ts'

/** An untagged PDF of empty A4 pages, for what needs pages and nothing on them. */
export async function blankPdf({ pages }: { pages: number }): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < pages; page++) document.addPage([595, 842])
  return document.save({ addDefaultPage: false })
}

export interface PdfLink {
  /** 0-based page that the link stands on. */
  from: number
  /** 0-based page that it leads to; undefined for one out of the document, or to nowhere. */
  to: number | undefined
  url: string | undefined
}

/** Every link of a PDF, in the order of its pages. */
export function pdfLinks(bytes: Uint8Array): Promise<PdfLink[]> {
  return readPdf(bytes, async (document) => {
    const links: PdfLink[] = []
    for (let from = 0; from < document.numPages; from++) {
      const annotations = (await (await document.getPage(from + 1)).getAnnotations()) as PdfJsAnnotation[]
      for (const { subtype, dest, url } of annotations) {
        if (subtype !== 'Link') continue
        links.push({ from, to: (await resolveDestination(document, dest)).page, url })
      }
    }
    return links
  })
}

interface PdfJsAnnotation {
  subtype: string
  dest?: unknown
  url?: string
}

/** The entries of the slides in an outline, out of their sections. */
export function slideEntries({ outline }: PdfInspection): PdfInspection['outline'] {
  return outline.flatMap((entry) => (entry.children.length > 0 ? entry.children : [entry]))
}
