import { PDFDict, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { AmphiError } from '../errors.ts'

/** One line of the outline (the "bookmarks" of a viewer) and what stands below it. */
export interface OutlineEntry {
  title: string
  /** 0-based. */
  page: number
  /** Distance from the foot of the page in points, as `destinationPages` gives it. Without it the whole page is shown. */
  y?: number | undefined
  children?: readonly OutlineEntry[]
}

const outlines = PDFName.of('Outlines')

/**
 * Replaces the outline that Chromium derived from the headings. An empty list removes it.
 * Throws an AmphiError when an entry points outside the document.
 */
export function replaceOutline(document: PDFDocument, entries: readonly OutlineEntry[]): void {
  removeOutline(document)
  const mode = entries.length > 0 ? 'UseOutlines' : 'UseNone'
  document.catalog.set(PDFName.of('PageMode'), PDFName.of(mode))
  if (entries.length === 0) return

  const root = document.context.obj({ Type: 'Outlines' })
  const rootRef = document.context.register(root)
  writeChildren(document, { dict: root, ref: rootRef }, entries)
  document.catalog.set(outlines, rootRef)
}

interface OutlineNode {
  dict: PDFDict
  ref: PDFRef
}

/** Writes `entries` below `parent` and returns how many lines an entirely open `parent` shows. */
function writeChildren(document: PDFDocument, parent: OutlineNode, entries: readonly OutlineEntry[]): number {
  const { context } = document
  let visible = entries.length
  let previous: OutlineNode | undefined
  for (const entry of entries) {
    const dict = context.obj({
      Title: PDFHexString.fromText(oneLine(entry.title)),
      Parent: parent.ref,
      Dest: context.obj(destination(document, entry)),
    })
    const node: OutlineNode = { dict, ref: context.register(dict) }
    if (previous) {
      previous.dict.set(PDFName.of('Next'), node.ref)
      dict.set(PDFName.of('Prev'), previous.ref)
    } else {
      parent.dict.set(PDFName.of('First'), node.ref)
    }
    if (entry.children && entry.children.length > 0) visible += writeChildren(document, node, entry.children)
    previous = node
  }
  if (previous) parent.dict.set(PDFName.of('Last'), previous.ref)
  // Positive: the viewer shows the descendants from the start. A lecturer who looks for a slide wants them all.
  parent.dict.set(PDFName.of('Count'), context.obj(visible))
  return visible
}

function destination(document: PDFDocument, { title, page, y }: OutlineEntry): PDFObject[] {
  const count = document.getPageCount()
  if (!Number.isInteger(page) || page < 0 || page >= count) {
    throw new AmphiError(
      `The outline entry "${title}" points to page ${page + 1} of a PDF that has ${count}`,
      {
        hint: 'The print and the list of slides disagree: a slide is missing in the PDF or spilt over several pages.',
      },
    )
  }
  const target = document.getPage(page).ref
  const { context } = document
  if (y === undefined) return [target, PDFName.of('Fit')]
  return [target, PDFName.of('XYZ'), context.obj(0), context.obj(y), context.obj(null)]
}

/** Viewers show a line break of a title as a box, and a lone surrogate has no place in UTF-16. */
function oneLine(title: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is removed
  return title.toWellFormed().replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ')
}

/** Deletes the old items too: what nothing refers to would still be written, with the old titles in it. */
function removeOutline(document: PDFDocument): void {
  const { context, catalog } = document
  const pending = [catalog.get(outlines)]
  catalog.delete(outlines)
  while (pending.length > 0) {
    const ref = pending.pop()
    if (!(ref instanceof PDFRef)) continue
    const node = context.lookup(ref)
    context.delete(ref)
    if (node instanceof PDFDict) pending.push(node.get(PDFName.of('First')), node.get(PDFName.of('Next')))
  }
}
