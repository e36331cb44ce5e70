import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import type { PDFContext, PDFDocument, PDFObject } from '@cantoo/pdf-lib'

/** An element of the structure tree (ISO 32000-1, 14.7.2) whose kids can be moved about. */
export interface StructureElement {
  ref: PDFRef
  /** Everything but its kids, its parent and its page, which `writeStructure` writes. */
  dict: PDFDict
  role: string
  kids: StructureKid[]
}

export type StructureKid =
  | { kind: 'element'; element: StructureElement }
  /** A marked sequence of a page, or of the form XObject `stream`. */
  | { kind: 'content'; mcid: number; page: PDFRef; stream: PDFRef | undefined }
  /** An annotation, or a whole XObject. */
  | { kind: 'object'; object: PDFRef; page: PDFRef | undefined }

export interface StructureTree {
  document: PDFDocument
  root: PDFDict
  /** The elements directly below the root. */
  top: StructureElement[]
}

const name = (text: string) => PDFName.of(text)

/** The structure tree of a tagged document, undefined when it has none. */
export function readStructure(document: PDFDocument): StructureTree | undefined {
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  if (!root) return undefined
  const top = kidObjects(root).flatMap((kid) => {
    const element = readElement(document.context, kid)
    return element ? [element] : []
  })
  return { document, root, top }
}

function readElement(context: PDFContext, ref: PDFObject): StructureElement | undefined {
  const dict = context.lookup(ref)
  if (!(ref instanceof PDFRef) || !(dict instanceof PDFDict)) return undefined
  const ownPage = dict.get(name('Pg'))
  const page = ownPage instanceof PDFRef ? ownPage : undefined
  const kids = kidObjects(dict).flatMap((kid) => readKid(context, kid, page) ?? [])
  const role = dict.lookupMaybe(name('S'), PDFName)?.decodeText() ?? ''
  return { ref, dict, role, kids }
}

function readKid(context: PDFContext, kid: PDFObject, page: PDFRef | undefined): StructureKid | undefined {
  if (kid instanceof PDFNumber) {
    return page && { kind: 'content', mcid: kid.asNumber(), page, stream: undefined }
  }
  const dict = context.lookup(kid)
  if (!(dict instanceof PDFDict)) return undefined
  const own = dict.get(name('Pg'))
  const kidPage = own instanceof PDFRef ? own : page
  const type = dict.get(name('Type'))
  if (type === name('MCR')) {
    const mcid = dict.lookup(name('MCID'))
    const stream = dict.get(name('Stm'))
    if (!(mcid instanceof PDFNumber) || !kidPage) return undefined
    return {
      kind: 'content',
      mcid: mcid.asNumber(),
      page: kidPage,
      stream: stream instanceof PDFRef ? stream : undefined,
    }
  }
  if (type === name('OBJR')) {
    const object = dict.get(name('Obj'))
    return object instanceof PDFRef ? { kind: 'object', object, page: kidPage } : undefined
  }
  const element = readElement(context, kid)
  return element && { kind: 'element', element }
}

function kidObjects(dict: PDFDict): PDFObject[] {
  const kids = dict.get(name('K'))
  const found = kids instanceof PDFRef ? dict.context.lookup(kids) : kids
  if (found instanceof PDFArray) return found.asArray()
  return kids ? [kids] : []
}

/** Every element with those around it, the innermost first; parents before their kids, as they are read. */
export function* eachElement(
  tree: StructureTree,
): Generator<{ element: StructureElement; ancestors: readonly StructureElement[] }> {
  function* walk(
    elements: readonly StructureElement[],
    ancestors: readonly StructureElement[],
  ): ReturnType<typeof eachElement> {
    for (const element of elements) {
      yield { element, ancestors }
      yield* walk(childElements(element), [element, ...ancestors])
    }
  }
  yield* walk(tree.top, [])
}

export function childElements({ kids }: StructureElement): StructureElement[] {
  return kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []))
}

/** A new element without kids, in no place yet. */
export function createElement({ document: { context } }: StructureTree, role: string): StructureElement {
  const dict = context.obj({ Type: 'StructElem', S: role })
  return { ref: context.register(dict), dict, role, kids: [] }
}

export function setRole(element: StructureElement, role: string): void {
  element.role = role
  element.dict.set(name('S'), name(role))
}

/** Attributes of one owner, such as `Layout`, put beside those that the element has (14.7.5). */
export function addAttributes(element: StructureElement, attributes: PDFDict): void {
  const { dict } = element
  const existing = dict.lookup(name('A'))
  const all = existing instanceof PDFArray ? existing.asArray() : existing ? [existing] : []
  dict.set(name('A'), all.length === 0 ? attributes : dict.context.obj([...all, attributes]))
}

/** The attribute `key` that `owner` gives the element. */
export function attribute({ dict }: StructureElement, owner: string, key: string): PDFObject | undefined {
  const existing = dict.lookup(name('A'))
  const all = existing instanceof PDFArray ? existing.asArray() : [existing]
  for (const one of all) {
    const attributes = one && dict.context.lookup(one)
    if (attributes instanceof PDFDict && attributes.get(name('O')) === name(owner)) {
      const value = attributes.lookup(name(key))
      if (value) return value
    }
  }
  return undefined
}

/** It has no language, alternative, attribute or name of its own: only a role, a place and kids. */
export function isPlain({ dict }: StructureElement): boolean {
  return dict.keys().every((key) => plainKeys.has(key))
}

const plainKeys = new Set(['Type', 'S', 'P', 'K', 'Pg'].map(name))
