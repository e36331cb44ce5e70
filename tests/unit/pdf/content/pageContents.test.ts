import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFRef } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { contentKey, rewriteContents } from '../../../../scripts/pdf/content/pageContents.ts'
import { pageContent, streamBytes } from '../../../../scripts/pdf/content/streams.ts'
import { readStructure } from '../../../../scripts/pdf/structure/structureTree.ts'
import { taggedPdf } from '../../../support/taggedPdf.ts'

const name = (text: string) => PDFName.of(text)

/** A page that shows a form of 10 × 10 at (100, 200), twice as large; the sequence 0 of the form is a figure. */
async function withForm(form: string) {
  const document = await taggedPdf({
    contents: ['q 2 0 0 2 100 200 cm /X1 Do Q\n'],
    tree: () => ({ role: 'Document', kids: [] }),
  })
  const { context } = document
  const page = document.getPage(0)
  const dict = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10], StructParents: 7 }
  const ref = context.register(PDFRawStream.of(context.obj(dict), Buffer.from(form)))
  page.node.Resources()?.set(name('XObject'), context.obj({ X1: ref }))
  const tree = readStructure(document)
  if (!tree) throw new Error('the document has no structure')
  const figure = context.obj({ Type: 'StructElem', S: 'Figure' })
  tree.top[0]?.kids.push({
    kind: 'element',
    element: {
      ref: context.register(figure),
      dict: figure,
      role: 'Figure',
      kids: [{ kind: 'content', mcid: 0, page: page.ref, stream: ref }],
    },
  })
  const contents = rewriteContents(tree)
  return { document, ref, contents, page: latin1(pageContent(page)), form: formText(document, ref) }
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

function formText(document: PDFDocument, ref: PDFRef): string {
  const stream = document.context.lookup(ref)
  return stream instanceof PDFRawStream ? latin1(streamBytes(stream)) : ''
}

describe('rewriting what pages draw', () => {
  it('marks the inside of a form that has tags, and not the form', async () => {
    const { page, form } = await withForm('1 1 2 2 re f\n/P <</MCID 0 >>BDC\n5 5 4 4 re f\nEMC\n')
    expect(page).toBe('q 2 0 0 2 100 200 cm /X1 Do Q\n')
    expect(form).toBe('/Artifact BMC\n1 1 2 2 re f\nEMC\n/P <</MCID 0 >>BDC\n5 5 4 4 re f\nEMC\n')
  })

  it('knows where on the page a sequence in a form stands', async () => {
    const { contents, ref } = await withForm('/P <</MCID 0 >>BDC\n5 5 4 3 re f\nEMC\n')
    expect(contents.get(contentKey(ref, 0))?.box).toEqual([110, 210, 118, 216])
  })

  it('takes a form without tags for what it shows as a whole', async () => {
    const { page, form } = await withForm('1 1 2 2 re f\n')
    expect(page).toBe('q 2 0 0 2 100 200 cm /Artifact BMC\n/X1 Do\nEMC Q\n')
    expect(form).toBe('1 1 2 2 re f\n')
  })

  it('is not led round in circles by a form that shows itself', async () => {
    const document = await taggedPdf({ contents: ['/X1 Do\n'], tree: () => ({ role: 'Document' }) })
    const { context } = document
    const dict = context.obj({ Subtype: 'Form', BBox: [0, 0, 1, 1] })
    const ref = context.register(PDFRawStream.of(dict, Buffer.from('/X1 Do')))
    dict.set(name('Resources'), context.obj({ XObject: { X1: ref } }))
    document
      .getPage(0)
      .node.Resources()
      ?.set(name('XObject'), context.obj({ X1: ref }))
    const tree = readStructure(document)
    if (tree) rewriteContents(tree)
    expect(latin1(pageContent(document.getPage(0)))).toBe('/Artifact BMC\n/X1 Do\nEMC\n')
  })
})
