import { PDFRef } from '@cantoo/pdf-lib'
import type { PDFDict } from '@cantoo/pdf-lib'
import { asDict, dictAt, entry, itemsAt, nameAt, streamText } from './pdfObjects.ts'
import { readToUnicode } from './toUnicode.ts'

/** A font that shows at least one character. */
export interface UsedFont {
  dict: PDFDict
  name: string
  /** `Type0`, `TrueType`, `Type1`, `Type3`… */
  subtype: string
  /** The font itself, or the CID font of a Type0 font. */
  descendant: PDFDict
  /** The codes that are shown, with the page of the first. */
  shown: ReadonlyMap<number, number>
  toUnicode: ReadonlyMap<number, string> | undefined
}

export function readFonts(shown: ReadonlyMap<PDFDict, ReadonlyMap<number, number>>): UsedFont[] {
  return [...shown].map(([dict, codes]) => {
    const [first] = itemsAt(dict, 'DescendantFonts')
    const descendant = asDict(first instanceof PDFRef ? dict.context.lookup(first) : first)
    const cmap = streamText(entry(dict, 'ToUnicode'))
    return {
      dict,
      name:
        nameAt(dict, 'BaseFont') ?? nameAt(dictAt(dict, 'FontDescriptor'), 'FontName') ?? 'without a name',
      subtype: nameAt(dict, 'Subtype') ?? '',
      descendant: descendant ?? dict,
      shown: codes,
      toUnicode: cmap === undefined ? undefined : readToUnicode(cmap),
    }
  })
}
