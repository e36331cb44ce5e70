import type { PdfUaRule } from '../rule.ts'
import { PDFArray, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { textAt } from '../pdfObjects.ts'
import { attribute } from '../structureTree.ts'
import type { StructureElement } from '../structureTree.ts'
import { tableRows } from '../tableGrid.ts'

export const tableHeaders: PdfUaRule = {
  id: 'table-headers',
  title: 'Every header cell says what it heads, by Scope or by Headers',
  clause: '7.5',
  matterhorn: ['15-003'],
  rationale: 'A cell is understood by the headers that are read with it.',
  check({ tree }) {
    return tree.elements
      .filter(({ role }) => role === 'Table')
      .flatMap((table) => {
        const cells = tableRows(table).flat()
        const ids = new Set(cells.map(({ dict }) => textAt(dict, 'ID')))
        const isNamed = (cell: StructureElement) => headerIds(cell).some((id) => ids.has(id))
        if (cells.filter(({ role }) => role === 'TD').every(isNamed)) return []
        return cells
          .filter((cell) => cell.role === 'TH' && !scopes.has(scope(cell)))
          .map(({ page }) => ({ message: 'A TH has no Scope, and not every cell names its headers', page }))
      })
  },
}

const scopes = new Set(['Row', 'Column', 'Both'])

function scope(cell: StructureElement): string {
  const value = attribute(cell, 'Scope')
  return value instanceof PDFName ? value.decodeText() : ''
}

function headerIds(cell: StructureElement): string[] {
  const value = attribute(cell, 'Headers')
  const items = value instanceof PDFArray ? value.asArray() : []
  return items.flatMap((item) =>
    item instanceof PDFString || item instanceof PDFHexString ? [item.decodeText()] : [],
  )
}
