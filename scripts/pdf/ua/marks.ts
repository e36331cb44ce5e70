import type { PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { isName, isText } from './contentOperators.ts'
import type { Operand } from './contentOperators.ts'
import { dictAt, numberAt, textAt } from './pdfObjects.ts'

/** A marked-content sequence, BMC or BDC up to its EMC. */
export interface Mark {
  tag: string
  mcid: number | undefined
  /** `Lang` of its property list. */
  lang: string | undefined
  tagged: TaggedMark | undefined
}

/** A marked-content sequence with an MCID. */
export interface TaggedMark {
  mcid: number
  /** What it shows itself, not within another. */
  shows: { font: PDFDict; codes: number[] }[]
  /** The page or form XObject whose stream holds it. */
  owner: PDFRef | undefined
  /** Key of that object in the parent tree. */
  structParents: PDFObject | undefined
  page: number
}

export function isTagged({ mcid }: Mark): boolean {
  return mcid !== undefined
}

export function isArtifact({ tag }: Mark): boolean {
  return tag === 'Artifact'
}

/** The property list stands in the stream, or under a name in the resources. */
export function readMark([tag, properties]: Operand[], resources: PDFDict | undefined): Mark {
  const mark: Mark = { tag: isName(tag) ? tag.name : '', mcid: undefined, lang: undefined, tagged: undefined }
  if (properties instanceof Map) {
    const mcid = properties.get('MCID')
    const lang = properties.get('Lang')
    if (typeof mcid === 'number') mark.mcid = mcid
    if (isText(lang)) mark.lang = lang.text
  } else if (isName(properties)) {
    const list = dictAt(dictAt(resources, 'Properties'), properties.name)
    mark.mcid = numberAt(list, 'MCID')
    mark.lang = textAt(list, 'Lang')
  }
  return mark
}
