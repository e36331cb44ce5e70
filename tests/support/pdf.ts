import { PDFDocument } from '@cantoo/pdf-lib'

/** An untagged PDF of empty A4 pages, for what needs pages and nothing on them. */
export async function blankPdf({ pages }: { pages: number }): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < pages; page++) document.addPage([595, 842])
  return document.save({ addDefaultPage: false })
}
