import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { PDFPage, PDFRef } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { finishPdf } from '../../../../scripts/pdf/finish.ts'
import { readPdf } from '../../../../scripts/pdf/readPdf.ts'
import type { TagSpec } from '../../../support/taggedPdf.ts'
import { addLink, taggedPdf } from '../../../support/taggedPdf.ts'

const name = (text: string) => PDFName.of(text)
const text = (mcid: number, code = '0001', at = '50 700') =>
  `/P <</MCID ${mcid} >>BDC BT /F1 12 Tf 1 0 0 1 ${at} Tm <${code}> Tj ET EMC\n`
const shape = (mcid: number) => `/P <</MCID ${mcid} >>BDC 100 200 30 40 re f EMC\n`

async function finished(
  content: string | string[],
  tree: TagSpec | ((pages: readonly PDFPage[]) => TagSpec),
) {
  const document = await taggedPdf({
    contents: [content].flat(),
    tree: typeof tree === 'function' ? tree : () => tree,
  })
  const bytes = await finishPdf(await document.save({ addDefaultPage: false }), {
    title: 'Cours',
    lang: 'fr',
    date: new Date(0),
    outline: [],
  })
  return { bytes, document: await PDFDocument.load(bytes, { updateMetadata: false }) }
}

/** Roles and sequences of the first page as another library reads them: `P[0 Span[1]]`. */
function readBack(bytes: Uint8Array, page = 1): Promise<string> {
  return readPdf(bytes, async (document) => {
    const tree = await (await document.getPage(page)).getStructTree()
    return tree.children.map(show).join(' ')
  })
}

interface ReadNode {
  role?: string
  children?: ReadNode[]
  type?: string
  id?: string
}

function show({ role, children = [], type, id }: ReadNode): string {
  if (!role) return type === 'content' ? (/mc(\d+)$/.exec(id ?? '')?.[1] ?? '?') : 'link'
  return `${role}[${children.map(show).join(' ')}]`
}

const document = (...kids: (number | TagSpec)[]): TagSpec => ({ role: 'Document', kids })
const tag = (role: string, ...kids: (number | TagSpec)[]): TagSpec => ({ role, kids })

describe('the structure tree of a finished PDF', () => {
  it('has the body of a list item behind its label', async () => {
    const { bytes } = await finished(
      text(0) + text(1) + text(2),
      document(tag('L', tag('LI', 0, tag('Lbl', 1), tag('Link', 2)), tag('LI', tag('LBody', 3)))),
    )
    expect(await readBack(bytes)).toBe('Document[L[LI[Lbl[1] LBody[0 Link[2]]] LI[LBody[]]]]')
  })

  it('maps what PDF 1.7 does not know, and nothing else', async () => {
    const { document: pdf } = await finished(
      text(0) + text(1) + text(2),
      document(tag('P', tag('Em', 0), tag('Strong', 1), tag('Blink', 2))),
    )
    const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
    expect(root.lookup(name('RoleMap'), PDFDict).toString()).toBe(
      '<<\n/Blink /NonStruct\n/Em /Span\n/Strong /Span\n>>',
    )
  })

  it('calls a group of text a paragraph and a part with a heading a section', async () => {
    const { bytes } = await finished(
      text(0) + text(1) + text(2) + text(3),
      document(
        tag(
          'NonStruct',
          tag('H1', tag('NonStruct', 0)),
          tag('NonStruct', tag('NonStruct', tag('NonStruct', 1), tag('Code', 2))),
        ),
        tag('NonStruct', 3),
      ),
    )
    expect(await readBack(bytes)).toBe('Document[Sect[H1[0] P[1 Code[2]]] P[3]]')
  })

  it('keeps a group that says something of its own', async () => {
    const { bytes } = await finished(
      text(0) + text(1),
      document(tag('P', 0, { role: 'NonStruct', kids: [1], entries: { Lang: 'en' } })),
    )
    expect(await readBack(bytes)).toBe('Document[P[0 NonStruct[1]]]')
  })

  it('loses decorations and the groups that hold only them, but no figure without words', async () => {
    const { bytes } = await finished(
      shape(0) + shape(1) + text(2),
      document(tag('NonStruct', tag('NonStruct', 0)), tag('Figure', 1), tag('P', 2)),
    )
    expect(await readBack(bytes)).toBe('Document[Figure[1] P[2]]')
  })

  it('leads back from every sequence of every page to its element', async () => {
    const { document: pdf } = await finished([text(0) + text(1), text(0)], () =>
      document(tag('P', 0, tag('Em', 1)), { role: 'P', page: 1, kids: [0] }),
    )
    const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
    const numbers = root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray)
    const roles = [1, 3].map((at) =>
      numbers
        .lookup(at, PDFArray)
        .asArray()
        .map((ref) => pdf.context.lookup(ref, PDFDict).get(name('S'))?.toString()),
    )
    expect([numbers.lookup(0), numbers.lookup(2)].map(String)).toEqual(['0', '1'])
    expect(roles).toEqual([['/P', '/Em'], ['/P']])
  })

  it('says where each figure stands', async () => {
    const { document: pdf } = await finished(
      shape(0) + shape(1),
      document(tag('Figure', 0), tag('Figure', 1)),
    )
    const boxes = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const attributes = object instanceof PDFDict ? object.lookup(name('A')) : undefined
      return attributes instanceof PDFDict ? [attributes.toString()] : []
    })
    expect(boxes).toEqual(Array(2).fill('<<\n/O /Layout\n/BBox [ 100 200 130 240 ]\n>>'))
  })

  it('has no key for a page on which nothing is tagged', async () => {
    const { document: pdf } = await finished([text(0), shape(0)], () =>
      document(tag('P', 0), { role: 'NonStruct', page: 1, kids: [0] }),
    )
    expect(pdf.getPages().map(({ node }) => node.has(name('StructParents')))).toEqual([true, false])
    expect(pdf.getPages().map(({ node }) => node.get(name('Tabs')))).toEqual([name('S'), name('S')])
  })
})

describe('the links of a finished PDF', () => {
  const linked = async (content: string, target: Parameters<typeof addLink>[1], held = true) => {
    let annotation: PDFRef | undefined
    const { bytes, document: pdf } = await finished(content, ([page]) => {
      if (page) annotation = addLink(page, target)
      const link: TagSpec = { role: 'Link', kids: [0, ...(held && annotation ? [{ annotation }] : [])] }
      return document(tag('P', link))
    })
    const [found] = pdf.getPage(0).node.lookup(name('Annots'), PDFArray).asArray()
    const dict = pdf.context.lookup(found, PDFDict)
    return { bytes, dict, says: dict.lookup(name('Contents'), PDFHexString).decodeText() }
  }

  it('are described by their text, and by the address that they lead to', async () => {
    expect((await linked(text(0, '000100030004'), { dest: 'slide-2' })).says).toBe('a ffi')
    expect((await linked(text(0, '0001'), { uri: 'https://exemple.fr/é' })).says).toBe(
      'a (https://exemple.fr/é)',
    )
  })

  it('are described across the break of a line', async () => {
    const lines = '/P <</MCID 0 >>BDC BT /F1 9 Tf 1 0 0 1 9 99 Tm <0001> Tj 0 -12 Td <0002> Tj ET EMC'
    expect((await linked(lines, { dest: 'x' })).says).toBe('a b')
  })

  it('are described by where they lead when they show no text', async () => {
    expect((await linked(shape(0), { uri: 'https://exemple.fr' })).says).toBe('https://exemple.fr')
    expect((await linked(shape(0), { dest: 'slide-2' })).says).toBe('slide-2')
  })

  it('are printed and have no frame', async () => {
    const { dict } = await linked(text(0), { dest: 'x' })
    expect(dict.lookup(name('F'), PDFNumber).asNumber() & 4).toBe(4)
    expect(dict.lookup(name('Border'), PDFArray).toString()).toBe('[ 0 0 0 ]')
  })

  it('come into the tree when Chromium left them out', async () => {
    expect(await readBack((await linked(text(0), { dest: 'x' })).bytes)).toBe('Document[P[Link[0 link]]]')
    expect(await readBack((await linked(text(0), { dest: 'x' }, false)).bytes)).toBe(
      'Document[P[Link[0]] Link[link]]',
    )
  })
})
