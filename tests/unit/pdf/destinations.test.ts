import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../scripts/errors.ts'
import { destinationPages } from '../../../scripts/pdf/destinations.ts'

const places: Record<string, { page: number; y: number }> = {
  'slide-1': { page: 0, y: 842 },
  'slide-2': { page: 0, y: 421.5 },
  'id%20%C3%A9': { page: 1, y: 700 },
  '100%': { page: 1, y: 10 },
}

async function document() {
  const pdf = await PDFDocument.create()
  const pages = [pdf.addPage(), pdf.addPage()]
  const named = Object.entries(places).map(([name, { page, y }]) => {
    return [name, pdf.context.obj([pages[page]?.ref, 'XYZ', 0, y, 0])] as const
  })
  return { pdf, named }
}

async function withDests() {
  const { pdf, named } = await document()
  pdf.catalog.set(PDFName.of('Dests'), pdf.context.obj(Object.fromEntries(named)))
  return pdf.save()
}

async function withNameTree() {
  const { pdf, named } = await document()
  const sorted = named.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const names = sorted.flatMap(([name, destination]) => [PDFString.of(name), destination])
  pdf.catalog.set(PDFName.of('Names'), pdf.context.obj({ Dests: { Names: names } }))
  return pdf.save()
}

describe('the pages of named destinations', () => {
  it.each([
    ['the catalog’s /Dests', withDests],
    ['a name tree', withNameTree],
  ])('are read from %s, by the id of the element', async (_, bytes) => {
    const found = await destinationPages(await bytes(), ['slide-2', 'id é', '100%', 'slide-1'])
    expect([...found]).toEqual([
      ['slide-2', { page: 0, y: 421.5 }],
      ['id é', { page: 1, y: 700 }],
      ['100%', { page: 1, y: 10 }],
      ['slide-1', { page: 0, y: 842 }],
    ])
  })

  it('are an error when one is missing, and the error lists them all', async () => {
    const asked = destinationPages(await withDests(), ['slide-1', 'slide-8', 'constructor'])
    await expect(asked).rejects.toThrow(AmphiError)
    await expect(asked).rejects.toThrow('#slide-8, #constructor')
  })
})
