import { PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFPage, PDFRef } from '@cantoo/pdf-lib'

/** An element of a structure tree to write: numbers are marked sequences of its page. */
export interface TagSpec {
  role: string
  /** 0-based. */
  page?: number
  kids?: readonly (number | TagSpec | { annotation: PDFRef })[]
  /** Further entries of the element. */
  entries?: Readonly<Record<string, string>>
}

/** Font /F1 of every page: code 0001 is `a`, 0002 `b`, 0003 a space, 0004 `ffi`. */
const TO_UNICODE = `/CIDInit /ProcSet findresource begin
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0003> <0020> <0004> <006600660069> endbfchar
1 beginbfrange <0001> <0002> <0061> endbfrange
endcmap`

/** A PDF with the given content of each A4 page and, as Chromium writes it, the given structure tree. */
export async function taggedPdf({
  contents,
  tree,
}: {
  contents: readonly string[]
  tree: (pages: readonly PDFPage[]) => TagSpec
}): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const toUnicode = context.register(PDFRawStream.of(context.obj({}), Buffer.from(TO_UNICODE)))
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type0', ToUnicode: toUnicode }))
  const pages = contents.map((content, index) => {
    const page = document.addPage([595, 842])
    const stream = PDFRawStream.of(context.obj({}), Buffer.from(content, 'latin1'))
    page.node.set(PDFName.of('Contents'), context.register(stream))
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: font } }))
    page.node.set(PDFName.of('StructParents'), context.obj(index))
    return page
  })
  const root = context.obj({ Type: 'StructTreeRoot', ParentTreeNextKey: 100 })
  const write = ({ role, page = 0, kids = [], entries = {} }: TagSpec): PDFRef =>
    context.register(
      context.obj({
        Type: 'StructElem',
        S: role,
        Pg: pages[page]?.ref ?? null,
        K: kids.map((kid) => {
          if (typeof kid === 'number') return context.obj(kid)
          if ('role' in kid) return write(kid)
          return context.obj({ Type: 'OBJR', Obj: kid.annotation, Pg: pages[page]?.ref ?? null })
        }),
        ...Object.fromEntries(
          Object.entries(entries).map(([key, value]) => [key, PDFHexString.fromText(value)]),
        ),
      }),
    )
  root.set(PDFName.of('K'), write(tree(pages)))
  document.catalog.set(PDFName.of('StructTreeRoot'), context.register(root))
  return document
}

/** An annotation on a page that leads somewhere. */
export function addLink(page: PDFPage, target: { uri: string } | { dest: string }): PDFRef {
  const { context } = page.doc
  const action =
    'uri' in target
      ? { A: { S: 'URI', URI: PDFHexString.fromText(target.uri) } }
      : { Dest: PDFName.of(target.dest) }
  const ref = context.register(context.obj({ Type: 'Annot', Subtype: 'Link', StructParent: 50, ...action }))
  page.node.addAnnot(ref)
  return ref
}
