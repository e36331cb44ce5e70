import type { PDFDocumentProxy } from 'pdfjs-dist'
import { readPdf, resolveDestination } from '../../scripts/pdf/readPdf.ts'
import { readUaDocument } from '../../scripts/pdf/ua/readUaDocument.ts'

/** A rectangle to click on. A link that is broken over two lines has two. */
export interface PdfLink {
  /** Of the annotation object. */
  id: string
  /** 1-based page that shows it. */
  page: number
  url: string | undefined
  /** 1-based page that it leads to. */
  target: number | undefined
}

/** Every link annotation, page by page. */
export function pdfLinks(bytes: Uint8Array): Promise<PdfLink[]> {
  return readPdf(bytes, async (document) => {
    const links: PdfLink[] = []
    for (let page = 1; page <= document.numPages; page++) {
      const annotations = (await (await document.getPage(page)).getAnnotations()) as Annotation[]
      for (const { subtype, id, url, dest } of annotations) {
        if (subtype === 'Link') links.push({ id, page, url, target: await targetPage(document, dest) })
      }
    }
    return links
  })
}

interface Annotation {
  subtype: string
  id: string
  url?: string
  dest?: unknown
}

async function targetPage(document: PDFDocumentProxy, dest: unknown): Promise<number | undefined> {
  const { page } = await resolveDestination(document, dest)
  return page === undefined ? undefined : page + 1
}

/** The annotations of each Link element, in reading order: one element is one link of the deck. */
export async function linkElements(bytes: Uint8Array, links: readonly PdfLink[]): Promise<PdfLink[][]> {
  const byId = new Map(links.map((link) => [link.id, link]))
  const { tree } = await readUaDocument(bytes)
  return tree.elements
    .filter(({ role }) => role === 'Link')
    .map(({ kids }) =>
      kids.flatMap((kid) =>
        'object' in kid && kid.object ? (byId.get(`${kid.object.objectNumber}R`) ?? []) : [],
      ),
    )
}
