import { PDFBool, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import type { DocumentMetadata } from '../../../scripts/pdf/metadata.ts'
import { writeMetadata } from '../../../scripts/pdf/metadata.ts'

const metadata: DocumentMetadata = {
  title: 'Vrai < faux & « l’hôte »',
  lang: 'fr-ca',
  author: 'Zoé <Ünal>',
  date: new Date('2026-02-03T04:05:06.789Z'),
}

async function packet(changes: Partial<DocumentMetadata> = {}, tagged = true) {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setCreator('Chromium')
  writeMetadata(document, { ...metadata, ...changes }, tagged)
  const stream = document.context.lookup(document.catalog.get(PDFName.of('Metadata')))
  if (!(stream instanceof PDFRawStream)) throw new Error('no XMP was written')
  return { document, stream, xmp: new TextDecoder().decode(stream.contents) }
}

describe('the XMP packet', () => {
  it('says what the information dictionary says', async () => {
    const { document, xmp } = await packet()
    expect(document.getTitle()).toBe(metadata.title)
    expect(xmp).toContain('<rdf:li xml:lang="x-default">Vrai &lt; faux &amp; « l’hôte »</rdf:li>')
    expect(xmp).toContain('<dc:creator><rdf:Seq><rdf:li>Zoé &lt;Ünal&gt;</rdf:li>')
    expect(xmp).toContain('<dc:language><rdf:Bag><rdf:li>fr-CA</rdf:li>')
    expect(xmp).toContain(`<pdf:Producer>${document.getProducer()}</pdf:Producer>`)
    expect(xmp).toContain('<xmp:CreatorTool>Chromium</xmp:CreatorTool>')
    expect(xmp).toContain('<xmp:CreateDate>2026-02-03T04:05:06Z</xmp:CreateDate>')
  })

  it('identifies PDF/UA-1 in a tagged document, and only there', async () => {
    const { document, xmp } = await packet()
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(document.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))).toBe(
      PDFBool.True,
    )
    expect((await packet({}, false)).xmp).not.toContain('pdfuaid:part')
  })

  it('has no author where there is none, and no character that XML refuses', async () => {
    const { xmp } = await packet({ author: undefined, title: 'a\u0000b\u000Bc\uFFFF' })
    expect(xmp).not.toContain('dc:creator')
    expect(xmp).toContain('>abc</rdf:li>')
  })

  it('stands in the file uncompressed', async () => {
    const { stream } = await packet()
    expect(stream.dict.has(PDFName.of('Filter'))).toBe(false)
    expect(stream.dict.get(PDFName.of('Subtype'))).toBe(PDFName.of('XML'))
  })
})
