import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import { asDict, dictAt, entry, itemsAt, nameAt, numberAt, refAt } from './pdfObjects.ts'
import { roleOf } from './standardTypes.ts'

/** A marked-content sequence that an element has as a kid. */
export interface ContentKid {
  mcid: number
  /** The object whose stream holds the sequence: a page or a form XObject. */
  owner: PDFRef | undefined
  /** 1-based. */
  page: number | undefined
}

/** An annotation or an XObject that an element has as a kid (OBJR). */
export interface ObjectKid {
  object: PDFRef | undefined
}

export type Kid = StructureElement | ContentKid | ObjectKid

export interface StructureElement {
  dict: PDFDict
  /** As written: `H1`, `Strong`. */
  type: string
  /** The standard type that it stands for after role mapping; undefined where the mapping leads to none. */
  role: string | undefined
  parent: StructureElement | undefined
  kids: Kid[]
  /** The elements among the kids. */
  children: StructureElement[]
  /** 1-based page of its own content or of the first that stands below it. */
  page: number | undefined
}

export interface StructureTree {
  root: PDFDict | undefined
  roleMap: ReadonlyMap<string, string>
  /** Every element, in reading order, parents before their children. */
  elements: StructureElement[]
  /** What the parent tree holds for a `StructParents` or a `StructParent`. */
  parents: ReadonlyMap<number, PDFObject>
}

/** @param pageNumbers 1-based numbers by the reference of the page */
export function readStructureTree(catalog: PDFDict, pageNumbers: ReadonlyMap<PDFRef, number>): StructureTree {
  const root = dictAt(catalog, 'StructTreeRoot')
  const roleMap = new Map(
    [...(dictAt(root, 'RoleMap')?.entries() ?? [])].map(([key, value]) => [
      key.decodeText(),
      nameText(value),
    ]),
  )
  const elements: StructureElement[] = []
  // A tree that leads back into itself must not be walked for ever.
  const seen = new Set<PDFDict>()

  function pageNumber(page: PDFRef | undefined): number | undefined {
    return page && pageNumbers.get(page)
  }

  function readElement(dict: PDFDict, parent: StructureElement | undefined): StructureElement {
    seen.add(dict)
    const type = nameAt(dict, 'S') ?? ''
    const element: StructureElement = {
      dict,
      type,
      role: roleOf(type, roleMap),
      parent,
      kids: [],
      children: [],
      page: pageNumber(refAt(dict, 'Pg')),
    }
    elements.push(element)
    for (const item of itemsAt(dict, 'K')) {
      const kid = readKid(item, element)
      if (kid) element.kids.push(kid)
    }
    element.children = element.kids.filter(isElement)
    element.page ??= element.kids.map(pageOfKid).find((page) => page !== undefined)
    return element
  }

  function readKid(item: PDFObject, parent: StructureElement): Kid | undefined {
    const page = refAt(parent.dict, 'Pg')
    const value = item instanceof PDFRef ? parent.dict.context.lookup(item) : item
    if (value instanceof PDFNumber) return { mcid: value.asNumber(), owner: page, page: pageNumber(page) }
    const dict = asDict(value)
    if (!dict) return undefined
    if (nameAt(dict, 'Type') === 'OBJR') return { object: refAt(dict, 'Obj') }
    if (nameAt(dict, 'Type') === 'MCR') {
      const own = refAt(dict, 'Pg') ?? page
      return { mcid: numberAt(dict, 'MCID') ?? -1, owner: refAt(dict, 'Stm') ?? own, page: pageNumber(own) }
    }
    return seen.has(dict) ? undefined : readElement(dict, parent)
  }

  for (const item of itemsAt(root, 'K')) {
    const dict = asDict(item instanceof PDFRef ? root?.context.lookup(item) : item)
    if (dict && !seen.has(dict)) readElement(dict, undefined)
  }
  return { root, roleMap, elements, parents: readNumberTree(dictAt(root, 'ParentTree')) }
}

export function isElement(kid: Kid): kid is StructureElement {
  return 'kids' in kid
}

function pageOfKid(kid: Kid): number | undefined {
  return 'page' in kid ? kid.page : undefined
}

export function isContent(kid: Kid): kid is ContentKid {
  return 'mcid' in kid
}

/** The attribute of a structure element, whichever of its attribute objects holds it. */
export function attribute(element: StructureElement, key: string): PDFObject | undefined {
  const { context } = element.dict
  return itemsAt(element.dict, 'A')
    .map((item) => entry(asDict(item instanceof PDFRef ? context.lookup(item) : item), key))
    .find((value) => value !== undefined)
}

function readNumberTree(node: PDFDict | undefined, depth = 0): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>()
  if (!node || depth > 32) return found
  const numbers = entry(node, 'Nums')
  if (numbers instanceof PDFArray) {
    for (let index = 0; index + 1 < numbers.size(); index += 2) {
      const key = numbers.lookup(index)
      const value = numbers.get(index + 1)
      if (key instanceof PDFNumber) found.set(key.asNumber(), value)
    }
  }
  for (const kid of itemsAt(node, 'Kids')) {
    const below = readNumberTree(asDict(kid instanceof PDFRef ? node.context.lookup(kid) : kid), depth + 1)
    for (const [key, value] of below) found.set(key, value)
  }
  return found
}

function nameText(value: PDFObject): string {
  return value instanceof PDFName ? value.decodeText() : ''
}
