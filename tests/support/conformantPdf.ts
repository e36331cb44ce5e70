import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import type { Font } from 'fontkit'
import { create } from 'fontkit'

/** Content of an element: operators that are drawn on a page (0 or 1), or within the form XObject of page 1. */
interface Drawing {
  on: 0 | 1 | 'form'
  operators: string
}
interface ElementSpec {
  type: string
  kids: readonly (ElementSpec | Drawing | { object: PDFRef })[]
  entries: Record<string, PDFObject>
}

const fontFile = fileURLToPath(
  new URL('../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf', import.meta.url),
)

/**
 * A PDF of two pages, written object by object, that has one of everything the PDF/UA rules look at and meets them all:
 * headings, a list, a table, a figure, a formula, a note, a table of contents, a link, a comment, a printed form field,
 * a form XObject, a layer and an embedded file.
 */
export async function conformantPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const font = embedFont(context)
  const streams: Record<Drawing['on'], { operators: string[]; parents: PDFRef[] }> = {
    0: { operators: [], parents: [] },
    1: { operators: [], parents: [] },
    form: { operators: [], parents: [] },
  }
  const pages = [document.addPage([595, 842]), document.addPage([595, 842])] as const
  const form = context.nextRef()
  const link = context.nextRef()
  const comment = context.nextRef()
  const annotationParents = new Map<PDFRef, PDFRef>()
  const name = (text: string) => PDFName.of(text)
  const string = (text: string) => PDFHexString.fromText(text)

  const show = (on: Drawing['on'], text: string): Drawing => ({
    on,
    operators: `BT /F1 12 Tf 1 0 0 1 50 700 Tm <${font.codes(text)}> Tj ET`,
  })
  const box = (on: Drawing['on']): Drawing => ({ on, operators: '10 10 20 20 re f' })
  const element = (
    type: string,
    kids: ElementSpec['kids'],
    entries: ElementSpec['entries'] = {},
  ): ElementSpec => ({ type, kids, entries })
  const scope = { A: context.obj({ O: 'Table', Scope: 'Column' }) }

  const spec = element('Document', [
    element('H1', [show(0, 'Title')]),
    element('TOC', [element('TOCI', [element('Reference', [show(0, 'Second page')])])]),
    element('P', [
      show(0, 'Read on '),
      element('Strong', [show(0, 'soon')]),
      element('Link', [show(0, 'there'), { object: link }]),
    ]),
    element('L', [
      element('LI', [element('Lbl', [show(0, '1.')]), element('LBody', [show(0, 'First')])]),
      element('LI', [element('Lbl', [show(0, '2.')]), element('LBody', [show(0, 'Second')])]),
    ]),
    element('Figure', [box(0)], { Alt: string('A box'), Lang: PDFString.of('en') }),
    element('Annot', [{ object: comment }]),
    element('H2', [show(1, 'Second page')]),
    element('Table', [
      element('TR', [element('TH', [show(1, 'Size')], scope), element('TH', [show(1, 'Host')], scope)]),
      element('TR', [element('TD', [show(1, '100')]), element('TD', [show(1, '2')])]),
    ]),
    element('Formula', [show(1, 'x')], { Alt: string('x') }),
    element('Note', [show(1, 'Aside')], { ID: PDFString.of('note1') }),
    element('Form', [box(1)], { A: context.obj({ O: 'PrintField', Role: 'pb' }) }),
    element('P', [show('form', 'Within a form XObject')]),
  ])

  function write({ type, kids, entries }: ElementSpec, parent: PDFRef): PDFRef {
    const ref = context.nextRef()
    const written = kids.map((kid): PDFObject => {
      if ('type' in kid) return write(kid, ref)
      if ('object' in kid) {
        annotationParents.set(kid.object, ref)
        return context.obj({ Type: 'OBJR', Obj: kid.object })
      }
      const { operators, parents } = streams[kid.on]
      const mcid = parents.push(ref) - 1
      operators.push(`/${type} <</MCID ${mcid}>> BDC ${kid.operators} EMC`)
      const page = pages[kid.on === 0 ? 0 : 1].ref
      const stream = kid.on === 'form' ? { Stm: form } : {}
      return context.obj({ Type: 'MCR', MCID: mcid, Pg: page, ...stream })
    })
    const dict = context.obj({ Type: 'StructElem', S: type, P: parent, K: written })
    for (const [key, value] of Object.entries(entries)) dict.set(name(key), value)
    context.assign(ref, dict)
    return ref
  }

  const root = context.nextRef()
  const top = write(spec, root)
  const resources = { Font: { F1: font.ref }, XObject: { X1: form } }
  const artifact = '/Artifact <</Type /Pagination>> BDC 0 0 595 20 re f EMC'
  context.assign(
    form,
    context.stream(streams.form.operators.join('\n'), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 595, 842],
      Resources: resources,
      StructParents: 2,
    }),
  )
  pages.forEach(({ node }, index) => {
    const drawn = [artifact, ...streams[index === 0 ? 0 : 1].operators, ...(index === 1 ? ['/X1 Do'] : [])]
    node.set(name('Contents'), context.register(context.stream(drawn.join('\n'))))
    node.set(name('Resources'), context.obj(resources))
    node.set(name('StructParents'), context.obj(index))
    node.set(name('Tabs'), name('S'))
  })

  const rectangle = [50, 700, 80, 712]
  context.assign(
    link,
    context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: rectangle,
      Dest: [pages[1].ref, 'Fit'],
      StructParent: 3,
    }),
  )
  context.assign(comment, context.obj({ Type: 'Annot', Subtype: 'Text', Rect: rectangle, StructParent: 4 }))
  for (const ref of [link, comment]) context.lookup(ref, PDFDict).set(name('Contents'), string('Page 2'))
  pages[0].node.set(name('Annots'), context.obj([link, comment]))

  const parents: PDFObject[] = [0, 1, 'form' as const].flatMap((key, index) => [
    context.obj(index),
    context.obj(streams[key as Drawing['on']].parents),
  ])
  for (const ref of [link, comment]) {
    parents.push(context.obj(parents.length / 2), annotationParents.get(ref) ?? context.obj(null))
  }
  context.assign(
    root,
    context.obj({
      Type: 'StructTreeRoot',
      K: [top],
      ParentTree: { Nums: parents },
      RoleMap: { Strong: 'Span' },
    }),
  )
  completeCatalog(document, root)
  return save(document)

  function completeCatalog({ catalog }: PDFDocument, tree: PDFRef): void {
    const entries: Record<string, PDFObject> = {
      StructTreeRoot: tree,
      Lang: PDFString.of('en'),
      MarkInfo: context.obj({ Marked: true }),
      ViewerPreferences: context.obj({ DisplayDocTitle: true }),
      Metadata: context.register(context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })),
      Outlines: outline(),
      PageLabels: context.obj({ Nums: [0, { S: 'D' }] }),
      OCProperties: context.obj({ OCGs: [], D: { Name: PDFString.of('Layers') } }),
      Names: context.obj({ EmbeddedFiles: { Names: [PDFString.of('data'), embeddedFile()] } }),
    }
    for (const [key, value] of Object.entries(entries)) catalog.set(name(key), value)
  }

  function outline(): PDFRef {
    const outlines = context.nextRef()
    const item = context.register(
      context.obj({ Title: PDFString.of('Title'), Parent: outlines, Dest: [pages[0].ref, 'Fit'] }),
    )
    context.assign(outlines, context.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }))
    return outlines
  }

  function embeddedFile(): PDFRef {
    const stream = context.register(context.stream('1;2', { Type: 'EmbeddedFile' }))
    return context.register(
      context.obj({
        Type: 'Filespec',
        F: PDFString.of('data.csv'),
        UF: PDFString.of('data.csv'),
        EF: { F: stream },
      }),
    )
  }
}

/** Loads a PDF, lets `damage` change it, and writes it again. */
export async function damaged(
  bytes: Uint8Array,
  damage: (document: PDFDocument) => void,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  damage(document)
  return save(document)
}

function save(document: PDFDocument): Promise<Uint8Array> {
  return document.save({
    rewrite: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    useObjectStreams: false,
  })
}

const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Title</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`

interface EmbeddedFont {
  ref: PDFRef
  /** The glyphs of a text, two bytes each, in hexadecimal digits. */
  codes(text: string): string
}

function embedFont(context: PDFContext): EmbeddedFont {
  const program = readFileSync(fontFile)
  const face = create(program) as Font
  const letters = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index))
  const glyph = (letter: string) => face.glyphForCodePoint(letter.codePointAt(0) ?? 0)
  const hex = (value: number) => value.toString(16).padStart(4, '0')
  const scale = 1000 / face.unitsPerEm
  const pairs = letters.map((letter) => `<${hex(glyph(letter).id)}> <${hex(letter.charCodeAt(0))}>`)
  const cmap = `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
${pairs.length} beginbfchar
${pairs.join('\n')}
endbfchar endcmap`
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'LiberationSans',
      Flags: 4,
      FontBBox: [face.bbox.minX, face.bbox.minY, face.bbox.maxX, face.bbox.maxY],
      ItalicAngle: 0,
      Ascent: face.ascent * scale,
      Descent: face.descent * scale,
      CapHeight: face.capHeight * scale,
      StemV: 80,
      FontFile2: context.register(context.flateStream(program, { Length1: program.length })),
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'LiberationSans',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      CIDToGIDMap: 'Identity',
      FontDescriptor: descriptor,
      W: letters.flatMap((letter) => [glyph(letter).id, [glyph(letter).advanceWidth * scale]]),
    }),
  )
  const ref = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'LiberationSans',
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.stream(cmap)),
    }),
  )
  return { ref, codes: (text) => [...text].map((letter) => hex(glyph(letter).id)).join('') }
}
