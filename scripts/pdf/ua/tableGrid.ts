import { PDFNumber } from '@cantoo/pdf-lib'
import { attribute } from './structureTree.ts'
import type { StructureElement } from './structureTree.ts'

/** The cells of a table, row by row, whichever of THead, TBody and TFoot holds the row. */
export function tableRows(table: StructureElement): StructureElement[][] {
  return table.children
    .flatMap((child) => (child.role === 'TR' ? [child] : child.children))
    .filter(({ role }) => role === 'TR')
    .map(({ children }) => children.filter(({ role }) => role === 'TH' || role === 'TD'))
}

/** How many columns each row fills, cells that reach down from a row above included. */
export function rowWidths(rows: readonly (readonly StructureElement[])[]): number[] {
  const widths = rows.map(() => 0)
  rows.forEach((cells, row) => {
    for (const cell of cells) {
      const below = Math.min(rows.length, row + span(cell, 'RowSpan'))
      for (let at = row; at < below; at++) widths[at] = (widths[at] ?? 0) + span(cell, 'ColSpan')
    }
  })
  return widths
}

function span(cell: StructureElement, key: 'RowSpan' | 'ColSpan'): number {
  const value = attribute(cell, key)
  return value instanceof PDFNumber ? Math.max(1, value.asNumber()) : 1
}
