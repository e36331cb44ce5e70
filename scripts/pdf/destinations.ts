import { AmphiError } from '../errors.ts'
import { readPdf, resolveDestination } from './readPdf.ts'

/** Where an element of the printed HTML stands. Spread it into an OutlineEntry. */
export interface Destination {
  /** 0-based. */
  page: number
  /** Of the element's top edge, in points from the foot of the page. */
  y: number | undefined
}

/**
 * The place of each element whose id is in `ids`. Chromium writes a named destination for an element that some link of
 * the same document targets, and only for those; the link may be hidden (`<nav hidden><a href="#slide-12"></a></nav>`),
 * the target must have a box (not `display: none` or `contents`).
 * Throws an AmphiError that lists the ids for which there is none.
 */
export function destinationPages(
  bytes: Uint8Array,
  ids: readonly string[],
): Promise<Map<string, Destination>> {
  return readPdf(bytes, async (document) => {
    const named = Object.entries((await document.getDestinations()) as Record<string, unknown>)
    const byId = new Map(named.map(([name, destination]) => [idOf(name), destination]))
    const found = new Map<string, Destination>()
    for (const id of ids) {
      const { page, y } = await resolveDestination(document, byId.get(id))
      if (page !== undefined) found.set(id, { page, y })
    }
    const missing = ids.filter((id) => !found.has(id))
    if (missing.length > 0) throw notInThePrint(missing)
    return found
  })
}

/** Chromium names a destination as the link's URL spells it: `#id é` becomes `id%20%C3%A9`. */
function idOf(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function notInThePrint(missing: string[]): AmphiError {
  return new AmphiError(
    `The printed PDF has no destination for ${missing.map((id) => `#${id}`).join(', ')}`,
    {
      hint: 'Each needs an element with this id and a link to it (a hidden one will do) in the printed page.',
    },
  )
}
