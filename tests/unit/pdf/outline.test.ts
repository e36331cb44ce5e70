import { PDFDict, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../scripts/errors.ts'
import { finishPdf } from '../../../scripts/pdf/finish.ts'
import { inspectPdf } from '../../../scripts/pdf/inspect.ts'
import type { InspectedOutlineEntry } from '../../../scripts/pdf/inspect.ts'
import { replaceOutline } from '../../../scripts/pdf/outline.ts'
import type { OutlineEntry } from '../../../scripts/pdf/outline.ts'
import { blankPdf } from '../../support/pdf.ts'

const pages = 5
const finish = async (outline: readonly OutlineEntry[], bytes?: Uint8Array) =>
  finishPdf(bytes ?? (await blankPdf({ pages })), { title: 'Cours', lang: 'fr', date: new Date(0), outline })
const readBack = async (outline: readonly OutlineEntry[]) => (await inspectPdf(await finish(outline))).outline

const awkwardTitle = fc.constantFrom(
  'Une page, c’est « quatre ou cinq » octets ?',
  'L’hôte \u2009: "guest" <b>gras</b> & (parenthèses) \\ oblique',
  'Renard 🦊 et famille 👩‍👩‍👧',
  '≤ 15 % → 日本語',
  '',
)
const line = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.replaceAll(/[\u2028\u2029]/g, ''))
const title = fc.oneof(line, awkwardTitle)
const { forest } = fc.letrec<{ forest: OutlineEntry[]; entry: OutlineEntry }>((tie) => ({
  forest: fc.array(tie('entry'), { maxLength: 4, depthIdentifier: 'outline' }),
  entry: fc.record({
    title,
    page: fc.nat({ max: pages - 1 }),
    y: fc.option(fc.integer({ min: 0, max: 842 }), { nil: undefined }),
    children: fc.oneof({ maxDepth: 3, depthIdentifier: 'outline' }, fc.constant([]), tie('forest')),
  }),
}))

function asRead(entries: readonly OutlineEntry[]): InspectedOutlineEntry[] {
  return entries.map(({ title, page, children }) => ({ title, page, children: asRead(children ?? []) }))
}

function size(entries: readonly OutlineEntry[]): number {
  return entries.reduce((total, { children }) => total + 1 + size(children ?? []), 0)
}

describe('the outline', () => {
  it('reads back as the tree that was given, whatever the titles hold', async () => {
    await fc.assert(
      fc.asyncProperty(forest, async (outline) => {
        expect(await readBack(outline)).toEqual(asRead(outline))
      }),
      { numRuns: 30 },
    )
  })

  it('is shown unfolded: every count is the number of lines below', async () => {
    await fc.assert(
      fc.asyncProperty(forest, async (outline) => {
        const document = await PDFDocument.create()
        for (let page = 0; page < pages; page++) document.addPage()
        replaceOutline(document, outline)
        const root = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)
        expect(linesBelow(root)).toBe(size(outline))
      }),
      { numRuns: 60 },
    )
  })

  it('replaces the one that was there and leaves nothing of it in the file', async () => {
    const first = await finish([{ title: 'ANCIEN', page: 0, children: [{ title: 'ANCIEN aussi', page: 1 }] }])
    const second = await finish([{ title: 'Nouveau', page: 2 }], first)
    expect((await inspectPdf(second)).outline).toEqual([{ title: 'Nouveau', page: 2, children: [] }])
    const { context } = await PDFDocument.load(second)
    const written = context.enumerateIndirectObjects().map(([, object]) => object)
    expect(
      written.filter((object) => object instanceof PDFDict && object.has(PDFName.of('Dest'))),
    ).toHaveLength(1)
  })

  it('opens with the document when there is one, and only then', async () => {
    const mode = async (outline: OutlineEntry[]) => {
      const { catalog } = await PDFDocument.load(
        await finish(outline, await finish([{ title: 'x', page: 0 }])),
      )
      return { mode: catalog.get(PDFName.of('PageMode')), outlines: catalog.has(PDFName.of('Outlines')) }
    }
    expect(await mode([{ title: 'x', page: 0 }])).toEqual({ mode: PDFName.of('UseOutlines'), outlines: true })
    expect(await mode([])).toEqual({ mode: PDFName.of('UseNone'), outlines: false })
  })

  it('puts a title on one line', async () => {
    const [entry] = await readBack([{ title: 'Un\r\n\ttitre\u2028long \uD83E', page: 0 }])
    expect(entry?.title).toBe('Un titre long \uFFFD')
  })

  it.each([5, -1, 0.5, Number.NaN])('refuses page index %s of five pages', async (page) => {
    const below = [{ title: 'Partie', page: 0, children: [{ title: 'Diapositive perdue', page }] }]
    await expect(finish(below)).rejects.toThrow(AmphiError)
    await expect(finish(below)).rejects.toThrow('"Diapositive perdue"')
  })
})

/** Checks every /Count and every way back on its way. */
function linesBelow(node: PDFDict | undefined): number {
  let lines = 0
  let previous: PDFObject | undefined
  let ref = node?.get(PDFName.of('First'))
  while (ref) {
    const child = node?.context.lookup(ref, PDFDict)
    expect(child?.get(PDFName.of('Prev'))).toBe(previous)
    lines += 1 + linesBelow(child)
    previous = ref
    ref = child?.get(PDFName.of('Next'))
  }
  expect(node?.get(PDFName.of('Last'))).toBe(previous)
  expect(node?.lookupMaybe(PDFName.of('Count'), PDFNumber)?.asNumber() ?? 0).toBe(lines)
  return lines
}
