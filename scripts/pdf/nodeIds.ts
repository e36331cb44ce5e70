import { PDFArray, PDFDict, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'

/** Where a structure element's id stands: on itself, in the cells that name it as header, in the IDTree. */
const carriers = new Set(['ID', 'Headers', 'Names', 'Limits'].map((key) => PDFName.of(key)))

/**
 * Chromium names structure elements after DOM nodes, `node00000094`, counted over all pages that its process has
 * loaded: the same HTML printed second has other ids. Numbering them from 1 makes two prints of it byte-identical.
 * The order is kept, because the IDTree is sorted by name.
 */
export function renumberNodeIds(context: PDFContext): void {
  const places: Place[] = []
  for (const [, object] of context.enumerateIndirectObjects()) collect(object, false, places)
  const names = [...new Set(places.map(({ id }) => id))].sort()
  const renamed = new Map(names.map((name, index) => [name, `node${String(index + 1).padStart(8, '0')}`]))
  for (const { id, replace } of places) replace(PDFString.of(renamed.get(id) ?? id))
}

interface Place {
  id: string
  replace: (value: PDFString) => void
}

function collect(object: PDFObject, carries: boolean, places: Place[]): void {
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const id = carriers.has(key) ? nodeId(value) : undefined
      if (id) places.push({ id, replace: (renamed) => object.set(key, renamed) })
      else collect(value, carriers.has(key), places)
    }
  } else if (object instanceof PDFArray) {
    for (const [index, value] of object.asArray().entries()) {
      const id = carries ? nodeId(value) : undefined
      if (id) places.push({ id, replace: (renamed) => object.set(index, renamed) })
      else collect(value, false, places)
    }
  }
}

function nodeId(object: PDFObject): string | undefined {
  if (!(object instanceof PDFString)) return undefined
  const text = object.asString()
  return /^node\d{8}$/.test(text) ? text : undefined
}
