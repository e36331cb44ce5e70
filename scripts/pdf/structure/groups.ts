import type { StructureElement, StructureKid, StructureTree } from './structureTree.ts'
import { childElements, isPlain, setRole } from './structureTree.ts'

/** What holds running text, so that a group in it is no paragraph of its own. */
const textual = new Set(
  (
    'P H H1 H2 H3 H4 H5 H6 LI Lbl LBody TD TH Caption Span Em Strong Code Quote Note Reference BibEntry Link ' +
    'Figure Formula Form'
  ).split(' '),
)

/** What stands in a line. */
const inline = new Set(['Span', 'Em', 'Strong', 'Code', 'Quote', 'Note', 'Reference', 'Link'])

/**
 * Makes sense of NonStruct, which is what Chromium calls every `div`, `section` and run of text: a run joins the
 * element whose text it is, a group of nothing but runs and inline elements becomes a paragraph, a group around a
 * single element goes, and a part of the document with a heading is a section. Half the elements of a lecture remain, and a reader can move from paragraph to paragraph.
 */
export function simplifyGroups(tree: StructureTree): void {
  for (const element of tree.top) {
    simplify(element, false)
    // The parts of the document: slides, in all that Amphi prints.
    for (const part of childElements(element)) if (isGroup(part) && holdsHeading(part)) setRole(part, 'Sect')
  }
}

function holdsHeading(element: StructureElement): boolean {
  return /^H[1-6]?$/.test(element.role) || childElements(element).some(holdsHeading)
}

function simplify(element: StructureElement, inText: boolean): void {
  const isParagraph = !inText && isGroup(element) && element.kids.length > 0 && element.kids.every(isInline)
  if (isParagraph) setRole(element, 'P')
  const text = inText || isParagraph || textual.has(element.role)
  for (const child of childElements(element)) simplify(child, text)
  element.kids = element.kids.flatMap((kid) => unwrapped(kid, text))
}

function isInline(kid: StructureKid): boolean {
  if (kid.kind !== 'element') return true
  return inline.has(kid.element.role) || (isGroup(kid.element) && isRun(kid.element))
}

function isRun({ kids }: StructureElement): boolean {
  return kids.every(({ kind }) => kind === 'content')
}

/** The kids in place of a group that adds nothing to them. */
function unwrapped(kid: StructureKid, inText: boolean): StructureKid[] {
  if (kid.kind !== 'element' || !isGroup(kid.element) || !isPlain(kid.element)) return [kid]
  const { kids } = kid.element
  const single = kids.length === 1 && kids[0]?.kind === 'element'
  return single || (inText && isRun(kid.element)) ? kids : [kid]
}

const isGroup = ({ role }: StructureElement) => role === 'NonStruct'
