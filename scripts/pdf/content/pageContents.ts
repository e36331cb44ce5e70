import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFContext, PDFDocument, PDFPage, PDFRef } from '@cantoo/pdf-lib'
import { removeUnmarked } from '../structure/removeUnmarked.ts'
import type { StructureTree } from '../structure/structureTree.ts'
import { eachElement } from '../structure/structureTree.ts'
import type { Edit } from './edits.ts'
import { applyEdits } from './edits.ts'
import type { FormContents } from './forms.ts'
import { formContent, xobjectBox } from './forms.ts'
import type { Box, Matrix } from './geometry.ts'
import { identity, intersection, multiply, transformBox } from './geometry.ts'
import { markArtifacts } from './marks.ts'
import type { ContentOperation } from './operations.ts'
import { readOperations } from './operations.ts'
import type { Paint } from './paints.ts'
import { boxAround, readPaints } from './paints.ts'
import { roundPaths } from './precision.ts'
import type { FontMaps } from './shownText.ts'
import { joinLines, shownText } from './shownText.ts'
import { compress, findXObject, formGeometry, pageContent, setPageContent, streamBytes } from './streams.ts'

/** What a marked sequence of the structure tree shows. */
export interface MarkedContent {
  /** On the page, in points from its foot. */
  box: Box
  text: string
}

/** By the page or form XObject and the number of the sequence: `contentKey`. */
export type MarkedContents = ReadonlyMap<string, MarkedContent>

export function contentKey(owner: PDFRef, mcid: number): string {
  return `${owner.objectNumber} ${owner.generationNumber} ${mcid}`
}

/** What has a meaning though it may hold no word. */
const wordless = new Set(['Figure', 'Formula', 'Form', 'Link', 'Annot', 'Lbl'])

/** Points (15 mm) from the upper and lower edge of a page: what is drawn there besides the content runs on every page. */
const RUNNING_MARGIN = 42.5

const name = (text: string) => PDFName.of(text)

/**
 * Rewrites what is drawn on the pages: artifacts are marked, paths rounded, the rest is left. What the tree names and
 * the pages no longer mark is taken out of the tree. Returns what the remaining sequences show.
 */
export function rewriteContents(tree: StructureTree): MarkedContents {
  const { document } = tree
  const { context } = document
  const scribe: Scribe = {
    context,
    meaningful: meaningfulSequences(tree),
    contents: new Map(),
    forms: { context, known: new Map() },
    rewritten: new Set(),
    fonts: { context, known: new Map() },
  }
  for (const page of document.getPages()) rewritePage(scribe, page)
  removeUnmarked(tree, ({ mcid, stream, page }) => scribe.contents.has(contentKey(stream ?? page, mcid)))
  removeStaleKeys(document, scribe)
  return scribe.contents
}

interface Scribe {
  context: PDFContext
  /** Keys of the sequences that stay in the tree though they hold no word. */
  meaningful: ReadonlyMap<string, boolean>
  contents: Map<string, MarkedContent>
  forms: FormContents
  rewritten: Set<PDFRef>
  fonts: FontMaps
}

/** For each sequence of the tree whether it is one of those that matter without words. */
function meaningfulSequences(tree: StructureTree): Map<string, boolean> {
  const sequences = new Map<string, boolean>()
  for (const { element, ancestors } of eachElement(tree)) {
    const matters = [element, ...ancestors].some(({ role }) => wordless.has(role))
    for (const kid of element.kids)
      if (kid.kind === 'content') sequences.set(contentKey(kid.stream ?? kid.page, kid.mcid), matters)
  }
  return sequences
}

function rewritePage(scribe: Scribe, page: PDFPage): void {
  const bytes = pageContent(page)
  const { x, y, width, height } = page.getMediaBox()
  const resources = page.node.Resources()
  const sheet: Box = [x, y, x + width, y + height]
  const runningPart = ({ kind, matrix }: Paint) => {
    if (kind !== 'text') return undefined
    if (matrix[5] < y + RUNNING_MARGIN) return 'Footer'
    return matrix[5] > y + height - RUNNING_MARGIN ? 'Header' : undefined
  }
  const { operations, edits } = markStream(scribe, {
    owner: page.ref,
    bytes,
    resources,
    place: identity,
    sheet,
    runningPart,
  })
  setPageContent(page, roundPaths(bytes, operations, edits))
}

interface StreamToRewrite {
  /** The page or form. */
  owner: PDFRef
  bytes: Uint8Array
  resources: PDFDict | undefined
  /** From the coordinates of the stream to those of the page. */
  place: Matrix
  /** The page. */
  sheet: Box
  runningPart: (paint: Paint) => 'Header' | 'Footer' | undefined
}

function markStream(
  scribe: Scribe,
  stream: StreamToRewrite,
): { operations: ContentOperation[]; edits: Edit[] } {
  const { owner, bytes, resources, place, sheet, runningPart } = stream
  const { context, meaningful, contents } = scribe
  const operations = readOperations(bytes)
  const paints = readPaints(bytes, operations, (written) => xobjectBox(context, resources, written))
  const form = ({ kind, name: written }: Paint) =>
    kind === 'xobject' ? formContent(scribe.forms, resources, written) : undefined
  const holdsWords = (paint: Paint) => paint.kind === 'text' || form(paint)?.words === true
  const { edits, kept } = markArtifacts({
    bytes,
    operations,
    paints,
    isDecoration: (mcid, own) => {
      const matters = meaningful.get(contentKey(owner, mcid))
      return matters === undefined || (!matters && !own.some(holdsWords))
    },
    isMarkedInside: (paint) => form(paint)?.marks === true,
    runningPart,
  })
  for (const [mcid, own] of kept) {
    const text = (paint: Paint) =>
      shownText(scribe.fonts, { bytes, resources, operation: operations[paint.last], paint })
    contents.set(contentKey(owner, mcid), {
      box: intersection(transformBox(boxAround(own), place), sheet),
      text: meaningful.get(contentKey(owner, mcid)) ? joinLines(own, text) : '',
    })
  }
  for (const paint of paints) {
    const found = form(paint)?.marks && findXObject(context, resources, paint.name)
    if (found) rewriteForm(scribe, found, { place: multiply(paint.matrix, place), sheet })
  }
  return { operations, edits }
}

function rewriteForm(
  scribe: Scribe,
  { ref, stream }: { ref: PDFRef; stream: PDFRawStream },
  { place, sheet }: { place: Matrix; sheet: Box },
): void {
  // Once, wherever it is shown: its marks are its own.
  if (scribe.rewritten.has(ref)) return
  scribe.rewritten.add(ref)
  const matrix = formGeometry(stream).matrix
  const bytes = streamBytes(stream)
  const { edits } = markStream(scribe, {
    owner: ref,
    bytes,
    resources: stream.dict.lookupMaybe(name('Resources'), PDFDict),
    place: multiply(matrix, place),
    sheet,
    runningPart: () => undefined,
  })
  compress(stream, applyEdits(bytes, edits))
}

/** A page or form without marks is not in the parent tree. */
function removeStaleKeys(document: PDFDocument, { contents, rewritten }: Scribe): void {
  const owners = new Set([...contents.keys()].map((key) => key.replace(/ \d+$/, '')))
  const streams = [...rewritten].flatMap((ref) => {
    const stream = document.context.lookup(ref)
    return stream instanceof PDFRawStream ? [[ref, stream.dict] as const] : []
  })
  const pages = document.getPages().map(({ ref, node }) => [ref, node] as const)
  for (const [ref, dict] of [...streams, ...pages])
    if (!owners.has(`${ref.objectNumber} ${ref.generationNumber}`)) dict.delete(name('StructParents'))
}
