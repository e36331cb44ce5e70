import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'

const name = (text: string) => PDFName.of(text)

/** What is itself only once, though another may look the same. */
const unique = new Set(['Page', 'Pages', 'Catalog', 'StructElem', 'StructTreeRoot', 'Annot'].map(name))

/**
 * Keeps one of several equal streams and graphics states: Chromium writes the same mask for every page that shows the
 * same drawing. Repeats until nothing more is equal, because what refers to equal things is then equal itself.
 */
export function mergeDuplicates(context: PDFContext): void {
  const all = new Map<PDFRef, PDFRef>()
  let candidates = context.enumerateIndirectObjects().filter(([, object]) => isMergeable(object))
  for (;;) {
    const replaced = findDuplicates(candidates)
    if (replaced.size === 0) break
    // What was kept in one round may be merged in the next.
    for (const [ref, kept] of all) all.set(ref, replaced.get(kept) ?? kept)
    for (const [ref, kept] of replaced) all.set(ref, kept)
    candidates = candidates.filter(([ref]) => !replaced.has(ref))
    for (const [, object] of candidates) replaceReferences(object, replaced)
  }
  if (all.size === 0) return
  for (const ref of all.keys()) context.delete(ref)
  for (const [, object] of context.enumerateIndirectObjects()) replaceReferences(object, all)
}

function findDuplicates(candidates: readonly [PDFRef, PDFObject][]): Map<PDFRef, PDFRef> {
  const first = new Map<string, PDFRef>()
  const replaced = new Map<PDFRef, PDFRef>()
  for (const [ref, object] of candidates) {
    const key = mergeKey(object)
    const known = first.get(key)
    if (known) replaced.set(ref, known)
    else first.set(key, ref)
  }
  return replaced
}

function isMergeable(object: PDFObject): boolean {
  if (object instanceof PDFRawStream) return true
  const type = object instanceof PDFDict ? object.get(name('Type')) : undefined
  return type instanceof PDFName && !unique.has(type)
}

function mergeKey(object: PDFObject): string {
  if (!(object instanceof PDFRawStream)) return object.toString()
  return object.dict.toString() + Buffer.from(object.contents).toString('latin1')
}

function replaceReferences(object: PDFObject, replaced: ReadonlyMap<PDFRef, PDFRef>): void {
  if (object instanceof PDFStream) replaceReferences(object.dict, replaced)
  else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const other = value instanceof PDFRef ? replaced.get(value) : undefined
      if (other) object.set(key, other)
      else replaceReferences(value, replaced)
    }
  } else if (object instanceof PDFArray) {
    for (const [index, value] of object.asArray().entries()) {
      const other = value instanceof PDFRef ? replaced.get(value) : undefined
      if (other) object.set(index, other)
      else replaceReferences(value, replaced)
    }
  }
}
