import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib'
import type { PDFArray } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../scripts/errors.ts'
import { finishPdf } from '../../../scripts/pdf/finish.ts'
import type { FinishOptions } from '../../../scripts/pdf/finish.ts'
import { inspectPdf } from '../../../scripts/pdf/inspect.ts'
import { blankPdf } from '../../support/pdf.ts'

const options: FinishOptions = {
  title: 'Base de la virtualisation : « l’hôte »',
  lang: 'fr',
  author: 'Zoé Ünal',
  date: new Date('2026-02-03T04:05:06Z'),
  outline: [{ title: 'Début', page: 0 }],
}
const finished = async (changes: Partial<FinishOptions> = {}) =>
  finishPdf(await blankPdf({ pages: 2 }), { ...options, ...changes })

describe('finishing a PDF', () => {
  it('writes title, language, author, producer and the given date', async () => {
    const bytes = await finished()
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(document.getAuthor()).toBe('Zoé Ünal')
    expect(document.getProducer()).toBe('Amphi')
    expect(document.getCreationDate()).toEqual(options.date)
    expect(document.getModificationDate()).toEqual(options.date)
    expect(document.catalog.getViewerPreferences()?.getDisplayDocTitle()).toBe(true)
    expect(await inspectPdf(bytes)).toMatchObject({ pages: 2, lang: 'fr', title: options.title })
  })

  it('leaves the author out when there is none', async () => {
    const document = await PDFDocument.load(await finished({ author: undefined }), { updateMetadata: false })
    expect(document.getAuthor()).toBeUndefined()
  })

  it('writes a language tag in its canonical case', async () => {
    expect((await inspectPdf(await finished({ lang: 'FR-ca' }))).lang).toBe('fr-CA')
  })

  it('gives the same bytes for the same input, and another id for other content', async () => {
    const first = await finished()
    expect(Buffer.compare(first, await finished())).toBe(0)
    const other = await finished({ title: 'Autre' })
    expect(await fileId(first)).toMatch(/^[0-9a-f]{32}$/)
    expect(await fileId(other)).not.toBe(await fileId(first))
  })

  it('forgets when and by what the input was written', async () => {
    const dated = async (day: number) => {
      const document = await PDFDocument.load(await blankPdf({ pages: 2 }), { updateMetadata: false })
      document.setProducer(`Skia m${day}`)
      document.setCreationDate(new Date(Date.UTC(2026, 0, day)))
      document.setModificationDate(new Date(Date.UTC(2026, 0, day)))
      document.context.trailerInfo.ID = document.context.obj([
        PDFHexString.of(`0${day}`),
        PDFHexString.of(`0${day}`),
      ])
      return finishPdf(await document.save(), options)
    }
    expect(Buffer.compare(await dated(1), await dated(2))).toBe(0)
  })

  it('takes a Buffer, and does not change it', async () => {
    const input = Buffer.from(await blankPdf({ pages: 1 }))
    const copy = Buffer.from(input)
    await finishPdf(input, options)
    await inspectPdf(input)
    expect(Buffer.compare(input, copy)).toBe(0)
  })

  it('says so when the bytes are no PDF, the language none, or the date none', async () => {
    const noPdf = finishPdf(new TextEncoder().encode('<html></html>'), options)
    await expect(noPdf).rejects.toThrow(AmphiError)
    await expect(noPdf).rejects.toThrow('cannot be read')
    await expect(finished({ lang: 'fr_FR' })).rejects.toThrow('"fr_FR" is not a language tag')
    await expect(finished({ lang: '' })).rejects.toThrow(AmphiError)
    await expect(finished({ date: new Date('hier') })).rejects.toThrow(AmphiError)
  })
})

/** Both halves of the trailer's /ID, which must agree in a file that was never revised. */
async function fileId(bytes: Uint8Array): Promise<string> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
  const [first, second] = (context.lookup(context.trailerInfo.ID) as PDFArray).asArray()
  expect(String(second)).toBe(String(first))
  return String(first).slice(1, -1)
}
