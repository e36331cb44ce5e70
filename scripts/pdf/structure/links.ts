import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import type { MarkedContents } from '../content/pageContents.ts'
import { contentKey } from '../content/pageContents.ts'
import type { StructureElement, StructureTree } from './structureTree.ts'
import { createElement, eachElement } from './structureTree.ts'

const name = (text: string) => PDFName.of(text)
const PRINT = 4

/**
 * Describes every link (ISO 14289-1, 7.18.5): its text, and the address where it leads out of the document. A link over
 * several lines is several annotations, each described by the whole. One that Chromium left out of the structure tree
 * comes in at its end.
 */
export function describeLinks(tree: StructureTree, contents: MarkedContents): void {
  const holders = new Map<PDFRef, StructureElement>()
  for (const { element } of eachElement(tree))
    for (const kid of element.kids) if (kid.kind === 'object') holders.set(kid.object, element)
  for (const page of tree.document.getPages()) {
    for (const { ref, annotation } of linkAnnotations(page)) {
      const holder = holders.get(ref) ?? adopt(tree, page, { ref, annotation })
      const text = textOf(holder, contents)
      annotation.set(name('Contents'), PDFHexString.fromText(describe(text, annotation)))
      annotation.set(name('F'), PDFNumber.of(PRINT | flags(annotation)))
      annotation.set(name('Border'), tree.document.context.obj([0, 0, 0]))
    }
  }
}

function linkAnnotations({ node, doc }: PDFPage): { ref: PDFRef; annotation: PDFDict }[] {
  const annotations = doc.context.lookup(node.get(name('Annots')))
  if (!(annotations instanceof PDFArray)) return []
  return annotations.asArray().flatMap((ref) => {
    const annotation = doc.context.lookup(ref)
    if (!(ref instanceof PDFRef) || !(annotation instanceof PDFDict)) return []
    return annotation.get(name('Subtype')) === name('Link') ? [{ ref, annotation }] : []
  })
}

/** Gives an annotation that no element holds a Link of its own. */
function adopt(
  tree: StructureTree,
  page: PDFPage,
  { ref, annotation }: { ref: PDFRef; annotation: PDFDict },
): StructureElement {
  const link = createElement(tree, 'Link')
  link.kids.push({ kind: 'object', object: ref, page: page.ref })
  const [document] = tree.top
  if (document) document.kids.push({ kind: 'element', element: link })
  else tree.top.push(link)
  const key = name('ParentTreeNextKey')
  const next = tree.root.lookupMaybe(key, PDFNumber)?.asNumber() ?? 0
  annotation.set(name('StructParent'), PDFNumber.of(next))
  tree.root.set(key, PDFNumber.of(next + 1))
  return link
}

/** What a screen reader says for the element: its own words, or the alternative of a figure. */
function textOf({ dict, kids }: StructureElement, contents: MarkedContents): string {
  const instead = readText(dict.lookup(name('ActualText'))) ?? readText(dict.lookup(name('Alt')))
  if (instead) return instead
  const parts = kids.map((kid) => {
    if (kid.kind === 'element') return textOf(kid.element, contents)
    return kid.kind === 'content'
      ? (contents.get(contentKey(kid.stream ?? kid.page, kid.mcid))?.text ?? '')
      : ''
  })
  return parts.join('').replace(/\s+/g, ' ').trim()
}

function describe(text: string, annotation: PDFDict): string {
  const uri = readText(annotation.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI')))
  if (!uri) return text || readText(annotation.lookup(name('Dest'))) || '→'
  // An address that is printed may be broken over two lines.
  return text && text.replaceAll(' ', '') !== uri ? `${text} (${uri})` : uri
}

function readText(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText()
  return object instanceof PDFName ? object.decodeText() : undefined
}

function flags(annotation: PDFDict): number {
  return annotation.lookupMaybe(name('F'), PDFNumber)?.asNumber() ?? 0
}
