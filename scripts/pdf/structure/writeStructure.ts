import { PDFDict, PDFName, PDFNull, PDFNumber, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'
import type { StructureElement, StructureKid, StructureTree } from './structureTree.ts'

const name = (text: string) => PDFName.of(text)

/**
 * Writes kids, parents and the parent tree (ISO 32000-1, 14.7.4.4) as the tree now is, and deletes the elements that
 * are no longer in it.
 */
export function writeStructure(tree: StructureTree): void {
  const { document, root, top } = tree
  const { context } = document
  const parents = new Map<number, Map<number, PDFRef> | PDFRef>()
  const kept = new Set<PDFRef>()
  const rootRef = document.catalog.get(name('StructTreeRoot'))

  const write = (element: StructureElement, parent: PDFObject) => {
    kept.add(element.ref)
    element.dict.set(name('P'), parent)
    writeKids(context, element)
    for (const kid of element.kids) {
      if (kid.kind === 'element') write(kid.element, element.ref)
      else noteParent(context, parents, kid, element.ref)
    }
  }
  for (const element of top) write(element, rootRef ?? PDFNull)
  root.set(name('K'), context.obj(top.map(({ ref }) => ref)))
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const isElement = object instanceof PDFDict && object.get(name('Type')) === name('StructElem')
    if (isElement && !kept.has(ref)) context.delete(ref)
  }

  const keys = [...parents.keys()].sort((one, other) => one - other)
  const entries = keys.flatMap((key) => [PDFNumber.of(key), parentEntry(context, parents.get(key))])
  const treeRef = root.get(name('ParentTree'))
  const parentTree = context.obj({ Nums: context.obj(entries) })
  if (treeRef instanceof PDFRef) context.assign(treeRef, parentTree)
  else root.set(name('ParentTree'), context.register(parentTree))
  root.set(name('ParentTreeNextKey'), PDFNumber.of((keys.at(-1) ?? -1) + 1))
}

function writeKids(context: PDFContext, { dict, kids }: StructureElement): void {
  const page = kids.flatMap((kid) => (kid.kind === 'element' || !kid.page ? [] : [kid.page]))[0]
  if (page) dict.set(name('Pg'), page)
  else dict.delete(name('Pg'))
  const written = kids.map((kid) => kidObject(context, kid, page))
  const [only] = written
  if (!only) dict.delete(name('K'))
  else dict.set(name('K'), written.length === 1 ? only : context.obj(written))
}

function kidObject(context: PDFContext, kid: StructureKid, elementPage: PDFRef | undefined): PDFObject {
  if (kid.kind === 'element') return kid.element.ref
  if (kid.kind === 'object')
    return context.obj({ Type: 'OBJR', Obj: kid.object, ...(kid.page && { Pg: kid.page }) })
  if (!kid.stream && kid.page === elementPage) return PDFNumber.of(kid.mcid)
  return context.obj({
    Type: 'MCR',
    MCID: kid.mcid,
    ...(kid.page !== elementPage && { Pg: kid.page }),
    ...(kid.stream && { Stm: kid.stream }),
  })
}

function noteParent(
  context: PDFContext,
  parents: Map<number, Map<number, PDFRef> | PDFRef>,
  kid: Exclude<StructureKid, { kind: 'element' }>,
  parent: PDFRef,
): void {
  if (kid.kind === 'object') {
    const key = structureKey(context, kid.object, 'StructParent')
    if (key !== undefined) parents.set(key, parent)
    return
  }
  const key = structureKey(context, kid.stream ?? kid.page, 'StructParents')
  if (key === undefined) return
  const numbered = parents.get(key)
  const byNumber = numbered instanceof Map ? numbered : new Map<number, PDFRef>()
  parents.set(key, byNumber.set(kid.mcid, parent))
}

function structureKey(context: PDFContext, ref: PDFRef, key: string): number | undefined {
  const object = context.lookup(ref)
  const dict = object instanceof PDFStream ? object.dict : object
  const value = dict instanceof PDFDict ? dict.lookup(name(key)) : undefined
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

function parentEntry(context: PDFContext, entry: Map<number, PDFRef> | PDFRef | undefined): PDFObject {
  if (!(entry instanceof Map)) return entry ?? PDFNull
  const length = Math.max(...entry.keys()) + 1
  return context.register(context.obj(Array.from({ length }, (_, mcid) => entry.get(mcid) ?? PDFNull)))
}
