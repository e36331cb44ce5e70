import { PDFDocument, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { renumberNodeIds } from '../../../scripts/pdf/nodeIds.ts'

/** The structure of a table row as Chromium writes it: two header cells, and a cell that names both. */
async function tagged(first: string, second: string) {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const text = (value: string) => PDFString.of(value)
  const headers = [first, second].map((id) => context.register(context.obj({ S: 'TH', ID: text(id) })))
  context.register(context.obj({ S: 'TD', A: [{ O: 'Table', Headers: [text(second), text(first)] }] }))
  const pairs = headers.flatMap((ref, index) => [text([first, second][index] ?? ''), ref])
  context.register(context.obj({ Names: pairs, Limits: [text(first), text(second)] }))
  context.register(context.obj({ Title: text(first) }))
  return { document, dump: () => context.enumerateIndirectObjects().join('\n') }
}

describe('numbering the ids of structure elements', () => {
  it('makes them independent of what the browser had loaded before', async () => {
    const early = await tagged('node00000041', 'node00000042')
    const late = await tagged('node00000941', 'node00001042')
    for (const { document } of [early, late]) renumberNodeIds(document.context)
    expect(late.dump().replace('node00000941', 'node00000041')).toBe(early.dump())
  })

  it('keeps each cell tied to its own headers, and the name tree sorted', async () => {
    const { document, dump } = await tagged('node00000941', 'node00001042')
    renumberNodeIds(document.context)
    expect(dump()).toContain('/S /TH\n/ID (node00000001)')
    expect(dump()).toMatch(/\/Headers \[ \(node00000002\) \(node00000001\) \]/)
    expect(dump()).toMatch(/\/Names \[ \(node00000001\) \d+ 0 R \(node00000002\) \d+ 0 R \]/)
    expect(dump()).toMatch(/\/Limits \[ \(node00000001\) \(node00000002\) \]/)
  })

  it('leaves a text alone that only looks like an id', async () => {
    const { document, dump } = await tagged('node00000941', 'node00001042')
    renumberNodeIds(document.context)
    expect(dump()).toContain('/Title (node00000941)')
  })
})
