import { readPdf, resolveDestination } from './readPdf.ts'

/** The 1-based page of every named destination: the elements of the printed HTML that some link of it leads to. */
export function namedPages(bytes: Uint8Array): Promise<Record<string, number>> {
  return readPdf(bytes, async (document) => {
    const named = Object.entries((await document.getDestinations()) as Record<string, unknown>)
    const pages: Record<string, number> = {}
    for (const [name, destination] of named) {
      const { page } = await resolveDestination(document, destination)
      if (page !== undefined) pages[name] = page + 1
    }
    return pages
  })
}
