import { PDFDocument } from '@cantoo/pdf-lib'
import type { PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { AmphiError } from '../../errors.ts'
import { readFonts } from './fonts.ts'
import type { UsedFont } from './fonts.ts'
import { readPageContent } from './pageContent.ts'
import type { ContentPage, PageContent } from './pageContent.ts'
import { asDict, entry, itemsAt, nameAt, numberAt, streamText } from './pdfObjects.ts'
import { readStructureTree } from './structureTree.ts'
import type { StructureTree } from './structureTree.ts'

export interface Annotation {
  dict: PDFDict
  /** Undefined where it is written into the page itself, so that nothing can refer to it. */
  ref: PDFRef | undefined
  subtype: string
  /** 1-based. */
  page: number
}

/** A PDF as the rules look at it: read once, in one pass over every stream. */
export interface UaDocument {
  /** First line of the file. */
  header: string
  catalog: PDFDict
  encryption: PDFDict | undefined
  /** Every dictionary of the file, those of streams included. */
  dictionaries: PDFDict[]
  /** The XMP packet. */
  xmp: string | undefined
  pages: ContentPage[]
  /** Those that are not hidden. */
  annotations: Annotation[]
  tree: StructureTree
  content: PageContent
  fonts: UsedFont[]
}

/** @throws {AmphiError} when the bytes are no PDF */
export async function readUaDocument(bytes: Uint8Array): Promise<UaDocument> {
  const document = await load(bytes)
  const { catalog, context } = document
  const pages = document.getPages().map(({ node, ref }, index) => ({
    number: index + 1,
    dict: node,
    ref,
    resources: node.Resources(),
  }))
  const content = readPageContent(pages)
  const xmp = streamText(entry(catalog, 'Metadata'))
  return {
    header:
      Buffer.from(bytes.subarray(0, 16))
        .toString('latin1')
        .split(/[\r\n]/, 1)[0] ?? '',
    catalog,
    encryption: asDict(context.lookup(context.trailerInfo.Encrypt)),
    dictionaries: context.enumerateIndirectObjects().flatMap(([, object]) => asDict(object) ?? []),
    xmp: xmp === undefined ? undefined : Buffer.from(xmp, 'latin1').toString('utf8'),
    pages,
    annotations: pages.flatMap(readAnnotations),
    tree: readStructureTree(catalog, new Map(pages.map(({ ref, number }) => [ref, number]))),
    content,
    fonts: readFonts(content.shown),
  }
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true })
    // Finds out at once whether the tree of pages can be read at all.
    document.getPages()
    return document
  } catch (cause) {
    throw new AmphiError('The PDF cannot be read', {
      cause,
      hint: 'Build it again: it is cut short or damaged.',
    })
  }
}

const HIDDEN = 2

function readAnnotations({ dict: page, number }: ContentPage): Annotation[] {
  return itemsAt(page, 'Annots').flatMap((item: PDFObject) => {
    const dict = asDict(page.context.lookup(item))
    if (!dict || ((numberAt(dict, 'F') ?? 0) & HIDDEN) !== 0) return []
    const ref = item === dict ? undefined : (item as PDFRef)
    return [{ dict, ref, subtype: nameAt(dict, 'Subtype') ?? '', page: number }]
  })
}

/** The structure element that the parent tree names for an annotation. */
export function parentOf({ tree }: UaDocument, annotation: Annotation): PDFDict | undefined {
  const key = numberAt(annotation.dict, 'StructParent') ?? -1
  return asDict(annotation.dict.context.lookup(tree.parents.get(key)))
}
