import { PDFDocument } from '@cantoo/pdf-lib'
import type { PdfInspection } from '../../scripts/pdf/inspect.ts'

/** An untagged PDF of empty A4 pages, for what needs pages and nothing on them. */
export async function blankPdf({ pages }: { pages: number }): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < pages; page++) document.addPage([595, 842])
  return document.save({ addDefaultPage: false })
}

/** The entries of the slides in an outline, out of their sections. */
export function slideEntries({ outline }: PdfInspection): PdfInspection['outline'] {
  return outline.flatMap((entry) => (entry.children.length > 0 ? entry.children : [entry]))
}
