import { createHash } from 'node:crypto'
import { PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { inspectPdf } from '../../../scripts/pdf/inspect.ts'
import { savePdf } from '../../../scripts/pdf/save.ts'

async function document(pages: number) {
  const made = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < pages; page++) made.addPage([100 + page, 200])
  made.setTitle('« L’hôte » (é) \\ 🦊')
  return made
}

describe('writing a PDF', () => {
  it('gives what two other libraries read, with more objects than fit an object stream', async () => {
    const written = await document(3)
    const many = Array.from({ length: 1200 }, (_, index) =>
      written.context.register(written.context.obj({ index })),
    )
    written.catalog.set(name('Many'), written.context.obj(many))
    const strange = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const ref = written.context.register(PDFRawStream.of(written.context.obj({}), strange))
    written.catalog.set(name('Strange'), ref)
    written.catalog.set(name('Name with # and (é)'), PDFHexString.fromText('é'))
    const bytes = await savePdf(written)
    const read = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    expect(read.context.lookup(read.catalog.get(name('Strange')))).toMatchObject({ contents: strange })
    expect(read.catalog.get(name('Name with # and (é)'))?.toString()).toBe('<FEFF00E9>')
    expect(read.context.lookup(many[1199])?.toString()).toContain('/index 1199')
    const { pages, title, sizes } = await inspectPdf(bytes)
    expect({ pages, title, last: sizes.at(-1) }).toEqual({
      pages: 3,
      title: '« L’hôte » (é) \\ 🦊',
      last: { width: 102, height: 200 },
    })
  })

  it('numbers over the gaps that deleted objects leave', async () => {
    const written = await document(2)
    for (let index = 0; index < 9; index++) {
      const ref = written.context.register(written.context.obj({ index }))
      if (index % 2) written.context.delete(ref)
    }
    expect((await inspectPdf(await savePdf(written))).pages).toBe(2)
  })

  it('names the file by the hash of all else', async () => {
    const bytes = Buffer.from(await savePdf(await document(1)))
    const [, first, second] =
      /\/ID \[ <([0-9a-f]{32})> <([0-9a-f]{32})> \]/.exec(bytes.toString('latin1')) ?? []
    expect(second).toBe(first)
    const blank = bytes.toString('latin1').replaceAll(`<${first}>`, `<${'0'.repeat(32)}>`)
    const hash = createHash('sha256').update(Buffer.from(blank, 'latin1')).digest('hex')
    expect(hash.slice(0, 32)).toBe(first)
  })
})

function name(text: string): PDFName {
  return PDFName.of(text)
}
