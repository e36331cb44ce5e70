import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFContext } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { mergeDuplicates } from '../../../scripts/pdf/duplicates.ts'

const name = (text: string) => PDFName.of(text)
const stream = (context: PDFContext, body: string, entries: Record<string, string> = {}) =>
  context.register(PDFRawStream.of(context.obj(entries), Buffer.from(body)))

describe('merging what is twice in a PDF', () => {
  it('keeps one of equal streams, and then of what refers to them', async () => {
    const { context } = await PDFDocument.create({ updateMetadata: false })
    const states = ['mask', 'mask', 'other'].map((body) =>
      context.register(context.obj({ Type: 'ExtGState', SMask: stream(context, body) })),
    )
    const page = context.obj({
      Type: 'Page',
      Resources: { ExtGState: { G1: states[0]!, G2: states[1]!, G3: states[2]! } },
    })
    context.register(page)
    mergeDuplicates(context)
    const used = page.lookup(name('Resources'), PDFDict).lookup(name('ExtGState'), PDFDict)
    expect(used.get(name('G2'))).toBe(used.get(name('G1')))
    expect(used.get(name('G3'))).not.toBe(used.get(name('G1')))
    const bodies = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFRawStream ? [Buffer.from(object.contents).toString()] : [],
      )
    expect(bodies).toEqual(['mask', 'other'])
  })

  it('finds what was kept first and merged later', async () => {
    const { context } = await PDFDocument.create({ updateMetadata: false })
    const [mask, same] = [stream(context, 'mask'), stream(context, 'mask')]
    const states = [mask, same, same].map((SMask) =>
      context.register(context.obj({ Type: 'ExtGState', SMask })),
    )
    const first = String(states[0])
    const page = context.obj({ Type: 'Page', States: states })
    context.register(page)
    mergeDuplicates(context)
    expect(page.get(name('States'))?.toString()).toBe(`[ ${[first, first, first].join(' ')} ]`)
    expect(context.lookup(states[0])?.toString()).toContain(`/SMask ${mask.toString()}`)
  })

  it('tells streams apart by what is said of them', async () => {
    const { context } = await PDFDocument.create({ updateMetadata: false })
    const count = context.enumerateIndirectObjects().length
    stream(context, 'x', { Kind: 'One' })
    stream(context, 'x', { Kind: 'Other' })
    mergeDuplicates(context)
    expect(context.enumerateIndirectObjects()).toHaveLength(count + 2)
  })

  it('leaves two equal pages, elements and annotations two', async () => {
    const { context } = await PDFDocument.create({ updateMetadata: false })
    const count = context.enumerateIndirectObjects().length
    for (const Type of ['Page', 'StructElem', 'Annot', 'Page', 'StructElem', 'Annot'])
      context.register(context.obj({ Type }))
    mergeDuplicates(context)
    expect(context.enumerateIndirectObjects()).toHaveLength(count + 6)
  })
})
