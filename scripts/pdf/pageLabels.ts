import { PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { AmphiError } from '../errors.ts'

/**
 * Names the pages as a viewer lists them (ISO 32000-1, 12.4.2), so that "go to 12" finds what is printed as 12.
 * @param labels one a page; undefined: the pages are numbered from 1
 * @throws {AmphiError} when there is not one label for each page
 */
export function writePageLabels(document: PDFDocument, labels: readonly string[] | undefined): void {
  const pages = document.getPageCount()
  const all = labels ?? Array.from({ length: pages }, (_, index) => String(index + 1))
  if (all.length !== pages) {
    throw new AmphiError(`A PDF of ${pages} pages cannot have ${all.length} page labels`, {
      hint: 'The print and the list of slides disagree: a slide is missing in the PDF or spilt over several pages.',
    })
  }
  const { context } = document
  const entries: PDFObject[] = []
  all.forEach((label, page) => {
    const number = decimal(label)
    const before = page > 0 ? decimal(all[page - 1] ?? '') : undefined
    if (number !== undefined && before !== undefined && number === before + 1) return
    const range =
      number === undefined
        ? context.obj({ P: PDFHexString.fromText(label.toWellFormed()) })
        : context.obj({ S: 'D', St: number })
    entries.push(PDFNumber.of(page), range)
  })
  document.catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: entries }))
}

function decimal(label: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(label) ? Number(label) : undefined
}
