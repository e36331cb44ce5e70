import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { AmphiError } from '../errors.ts'
import { rewriteContents } from './content/pageContents.ts'
import { mergeDuplicates } from './duplicates.ts'
import type { DocumentMetadata } from './metadata.ts'
import { writeMetadata } from './metadata.ts'
import { renumberNodeIds } from './nodeIds.ts'
import { replaceOutline } from './outline.ts'
import type { OutlineEntry } from './outline.ts'
import { writePageLabels } from './pageLabels.ts'
import { savePdf } from './save.ts'
import { addFigureBoxes } from './structure/figures.ts'
import { simplifyGroups } from './structure/groups.ts'
import { describeLinks } from './structure/links.ts'
import { addListBodies } from './structure/lists.ts'
import { mapRoles } from './structure/roles.ts'
import { readStructure } from './structure/structureTree.ts'
import { writeStructure } from './structure/writeStructure.ts'

export interface FinishOptions extends DocumentMetadata {
  outline: readonly OutlineEntry[]
  /** What a viewer calls each page. Without it they are numbered from 1. */
  pageLabels?: readonly string[] | undefined
}

/**
 * Finishes a PDF that Chromium printed with `tagged`: the structure of PDF/UA-1 (ISO 14289-1) as far as a machine can
 * make it, metadata, outline and page labels, and nothing that depends on the clock. The document is loaded and saved,
 * never copied page by page: copying loses the tags.
 * Throws an AmphiError when the bytes are no PDF, the language is none, or an outline entry points outside.
 */
export async function finishPdf(bytes: Uint8Array, options: FinishOptions): Promise<Uint8Array> {
  const document = await load(bytes)
  const tree = readStructure(document)
  replaceOutline(document, options.outline)
  writePageLabels(document, options.pageLabels)
  writeMetadata(document, options, tree !== undefined)
  if (tree) {
    const contents = rewriteContents(tree)
    describeLinks(tree, contents)
    addFigureBoxes(tree, contents)
    addListBodies(tree)
    simplifyGroups(tree)
    mapRoles(tree)
    writeStructure(tree)
    followStructure(document)
  }
  renumberNodeIds(document.context)
  mergeDuplicates(document.context)
  return savePdf(document)
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  } catch (cause) {
    throw new AmphiError('The printed PDF cannot be read', {
      cause,
      hint: 'Print it again: it is cut short or damaged.',
    })
  }
}

/** The tabulator goes from link to link as the text does (ISO 14289-1, 7.18.3). */
function followStructure(document: PDFDocument): void {
  for (const page of document.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
}
