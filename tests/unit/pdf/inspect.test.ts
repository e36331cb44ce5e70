import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../scripts/errors.ts'
import { expectPages, inspectPdf } from '../../../scripts/pdf/inspect.ts'
import { blankPdf } from '../../support/pdf.ts'

describe('inspecting a PDF', () => {
  it('reports what a bare document lacks', async () => {
    expect(await inspectPdf(await blankPdf({ pages: 2 }))).toEqual({
      pages: 2,
      sizes: [
        { width: 595, height: 842 },
        { width: 595, height: 842 },
      ],
      tagged: false,
      lang: undefined,
      title: undefined,
      outline: [],
      textByPage: ['', ''],
    })
  })

  it('does not take the mark alone for tags', async () => {
    const document = await PDFDocument.load(await blankPdf({ pages: 1 }))
    document.catalog.set(PDFName.of('MarkInfo'), document.context.obj({ Marked: true }))
    expect((await inspectPdf(await document.save())).tagged).toBe(false)
  })

  it('says so when the bytes are no PDF', async () => {
    await expect(inspectPdf(new TextEncoder().encode('nothing'))).rejects.toThrow(AmphiError)
  })

  it('accepts the expected number of pages and names the file that has another', () => {
    expect(() => expectPages({ name: 'slides.pdf', pages: 3 }, 3)).not.toThrow()
    expect(() => expectPages({ name: 'slides.pdf', pages: 4 }, 3)).toThrow(
      'slides.pdf has 4 pages where 3 should be',
    )
    expect(() => expectPages({ name: 'slides.pdf', pages: 1 }, 3)).toThrow(AmphiError)
  })
})
