import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib'
import type { Box } from './geometry.ts'
import { transformBox } from './geometry.ts'
import { readOperations, writtenOperand } from './operations.ts'
import { findXObject, formGeometry, streamBytes } from './streams.ts'

/** Of the form XObjects met so far, whether they hold words and marks. */
export interface FormContents {
  context: PDFContext
  known: Map<PDFRef, FormContent>
}

interface FormContent {
  words: boolean
  marks: boolean
}

/** The extent of an XObject in the coordinates in which it is drawn. */
export function xobjectBox(context: PDFContext, resources: PDFDict | undefined, written: string): Box {
  const found = findXObject(context, resources, written)
  if (!found?.isForm) return [0, 0, 1, 1]
  const { box, matrix } = formGeometry(found.stream)
  return transformBox(box, matrix)
}

/** Whether a form XObject, or one that it shows, holds words and marks. Undefined for an image. */
export function formContent(
  forms: FormContents,
  resources: PDFDict | undefined,
  written: string,
): FormContent | undefined {
  const found = findXObject(forms.context, resources, written)
  if (!found?.isForm) return undefined
  const known = forms.known.get(found.ref)
  if (known) return known
  const content: FormContent = { words: false, marks: false }
  // Before its content is read: a form that shows itself must not be followed for ever.
  forms.known.set(found.ref, content)
  const bytes = streamBytes(found.stream)
  const inner = found.stream.dict.lookupMaybe(PDFName.of('Resources'), PDFDict)
  for (const operation of readOperations(bytes)) {
    if (/^(Tj|TJ|'|")$/.test(operation.operator)) content.words = true
    if (operation.operator === 'BDC' && writtenOperand(bytes, operation, 1).includes('/MCID'))
      content.marks = true
    if (operation.operator !== 'Do') continue
    const shown = formContent(forms, inner, writtenOperand(bytes, operation, 0))
    content.words ||= shown?.words === true
    content.marks ||= shown?.marks === true
  }
  return content
}
