import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import type { StructureTree } from './structureTree.ts'
import { eachElement } from './structureTree.ts'

/** The structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const standard = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot ' +
    'Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
)

/** What Chromium takes from PDF 2.0, and the nearest of PDF 1.7. */
const nearest: Readonly<Record<string, string>> = {
  Aside: 'Div',
  DocumentFragment: 'Div',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
}

/**
 * Maps every structure type of the tree that PDF 1.7 does not know to one that it does (ISO 14289-1, 7.1). A type that
 * nobody has heard of groups and means nothing.
 */
export function mapRoles(tree: StructureTree): void {
  const used = [...eachElement(tree)].map(({ element }) => element.role)
  const foreign = [...new Set(used)].filter((role) => !standard.has(role)).sort()
  if (foreign.length === 0) return
  const key = PDFName.of('RoleMap')
  const map = tree.root.lookupMaybe(key, PDFDict) ?? tree.document.context.obj({})
  for (const role of foreign) map.set(PDFName.of(role), PDFName.of(nearest[role] ?? 'NonStruct'))
  tree.root.set(key, map)
}
