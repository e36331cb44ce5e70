import { PDFArray, PDFRef } from '@cantoo/pdf-lib'
import type { PDFDict, PDFObject } from '@cantoo/pdf-lib'
import { isName, isText, readOperators } from './contentOperators.ts'
import type { Operand } from './contentOperators.ts'
import { isArtifact, isTagged, readMark } from './marks.ts'
import type { Mark, TaggedMark } from './marks.ts'
import { asDict, dictAt, entry, nameAt, refAt, streamText } from './pdfObjects.ts'

/** What the content streams of all pages show, as far as tagging is concerned. */
export interface PageContent {
  /** What is painted outside any artifact and any tagged sequence: page and operator. */
  bare: { page: number; operator: string }[]
  artifactsInTagged: { page: number }[]
  taggedInArtifacts: { page: number; tag: string }[]
  /** EMC without a beginning, or a beginning without EMC. */
  unbalanced: { page: number }[]
  marks: TaggedMark[]
  languages: { page: number; lang: string }[]
  /** The character codes that each font shows, with the page of the first. */
  shown: Map<PDFDict, Map<number, number>>
  /** Pages that show text which is no artifact. */
  textPages: Set<number>
  /** How often each form XObject is drawn, and whether it holds marks with an MCID. */
  forms: Map<PDFDict, { page: number; uses: number; marked: boolean }>
}

export interface ContentPage {
  number: number
  dict: PDFDict
  ref: PDFRef
  resources: PDFDict | undefined
}

const paths = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'BI'])
const texts = new Set(['Tj', 'TJ', "'", '"'])

/** Patterns, soft masks and the glyphs of Type 3 fonts are not walked: they paint what refers to them. */
export function readPageContent(pages: readonly ContentPage[]): PageContent {
  const found: PageContent = {
    bare: [],
    artifactsInTagged: [],
    taggedInArtifacts: [],
    unbalanced: [],
    marks: [],
    languages: [],
    shown: new Map(),
    textPages: new Set(),
    forms: new Map(),
  }
  for (const { number, dict, ref, resources } of pages) {
    const source = pageStreams(dict)
      .map((stream) => streamText(stream) ?? '')
      .join('\n')
    walk({ source, resources, page: number, owner: ref, ownerDict: dict, around: [], drawing: [], found })
  }
  return found
}

function pageStreams(page: PDFDict): (PDFObject | undefined)[] {
  const contents = entry(page, 'Contents')
  return contents instanceof PDFArray
    ? contents.asArray().map((item) => (item instanceof PDFRef ? page.context.lookup(item) : item))
    : [contents]
}

interface Walk {
  source: string
  resources: PDFDict | undefined
  page: number
  owner: PDFRef | undefined
  ownerDict: PDFDict
  /** The marks that are open where this stream is drawn. */
  around: readonly Mark[]
  /** The form XObjects that are being drawn: one that draws itself is not entered again. */
  drawing: readonly PDFDict[]
  found: PageContent
}

function walk({ source, resources, page, owner, ownerDict, around, drawing, found }: Walk): void {
  const open = [...around]
  const fonts: (PDFDict | undefined)[] = []
  let font: PDFDict | undefined

  readOperators(source, (operator, operands) => {
    if (operator === 'BMC' || operator === 'BDC') begin(readMark(operands, resources))
    else if (operator === 'EMC') end()
    else if (operator === 'q') fonts.push(font)
    else if (operator === 'Q') font = fonts.pop()
    else if (operator === 'Tf') font = resource(resources, 'Font', operands[0])
    else if (operator === 'Do') draw(operands[0])
    else if (paths.has(operator)) paint(operator)
    else if (texts.has(operator)) show(operator, operands)
  })
  if (open.length !== around.length) found.unbalanced.push({ page })

  function begin(mark: Mark): void {
    if (mark.tag === 'Artifact' && open.some(isTagged)) found.artifactsInTagged.push({ page })
    if (isTagged(mark) && open.some(isArtifact)) found.taggedInArtifacts.push({ page, tag: mark.tag })
    if (mark.lang !== undefined) found.languages.push({ page, lang: mark.lang })
    if (mark.mcid !== undefined) {
      const structParents = entry(ownerDict, 'StructParents')
      mark.tagged = { mcid: mark.mcid, owner, structParents, page, shows: [] }
      found.marks.push(mark.tagged)
      const form = found.forms.get(ownerDict)
      if (form) form.marked = true
    }
    open.push(mark)
  }

  function end(): void {
    if (open.length > around.length) open.pop()
    else found.unbalanced.push({ page })
  }

  function paint(operator: string): void {
    if (!open.some(isTagged) && !open.some(isArtifact)) found.bare.push({ page, operator })
  }

  function show(operator: string, operands: Operand[]): void {
    const strings = operands.flat().filter(isText)
    if (strings.every(({ text }) => text === '')) return
    paint(operator)
    if (!open.some(isArtifact)) found.textPages.add(page)
    const used = font
    if (!used) return
    const codes = strings.flatMap(({ text }) => characterCodes(text, used))
    const known = found.shown.get(used) ?? new Map<number, number>()
    found.shown.set(used, known)
    for (const code of codes) if (!known.has(code)) known.set(code, page)
    open.findLast(isTagged)?.tagged?.shows.push({ font: used, codes })
  }

  function draw(operand: Operand | undefined): void {
    const dict = resource(resources, 'XObject', operand)
    if (!dict || nameAt(dict, 'Subtype') !== 'Form') return paint('Do')
    const known = found.forms.get(dict) ?? { page, uses: 0, marked: false }
    found.forms.set(dict, { ...known, uses: known.uses + 1 })
    if (drawing.includes(dict) || !isName(operand)) return
    const stream = entry(dictAt(resources, 'XObject'), operand.name)
    walk({
      source: streamText(stream) ?? '',
      resources: dictAt(dict, 'Resources') ?? resources,
      page,
      owner: refAt(dictAt(resources, 'XObject'), operand.name),
      ownerDict: dict,
      around: open,
      drawing: [...drawing, dict],
      found,
    })
  }
}

function characterCodes(text: string, font: PDFDict): number[] {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0))
  if (nameAt(font, 'Subtype') !== 'Type0') return bytes
  // Identity-H, and all that the rule `cmap` lets pass, has two bytes a character.
  return bytes.flatMap((byte, index) => (index % 2 ? [(bytes[index - 1] ?? 0) * 256 + byte] : []))
}

function resource(resources: PDFDict | undefined, kind: string, name: Operand | undefined) {
  return isName(name) ? asDict(entry(dictAt(resources, kind), name.name)) : undefined
}
