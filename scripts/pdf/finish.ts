import { createHash } from 'node:crypto'
import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib'
import { AmphiError } from '../errors.ts'
import { renumberNodeIds } from './nodeIds.ts'
import { replaceOutline } from './outline.ts'
import type { OutlineEntry } from './outline.ts'

export interface FinishOptions {
  title: string
  /** BCP 47: `fr`, `fr-CA`. */
  lang: string
  author?: string | undefined
  /** Written as creation and modification date, so that the same deck gives the same bytes on any day. */
  date: Date
  outline: readonly OutlineEntry[]
}

/**
 * Finishes a PDF that Chromium printed with `tagged`: metadata, language, the given outline, and nothing that depends
 * on the clock. The document is loaded and saved, never copied page by page: copying loses the tags.
 * Throws an AmphiError when the bytes are no PDF, the language is none, or an outline entry points outside.
 */
export async function finishPdf(bytes: Uint8Array, options: FinishOptions): Promise<Uint8Array> {
  const document = await load(bytes)
  document.setTitle(options.title.toWellFormed(), { showInWindowTitleBar: true })
  document.setLanguage(canonicalLanguage(options.lang))
  if (options.author !== undefined) document.setAuthor(options.author.toWellFormed())
  document.setProducer('Amphi')
  document.setCreationDate(validDate(options.date))
  document.setModificationDate(options.date)
  replaceOutline(document, options.outline)
  renumberNodeIds(document.context)
  return saveWithContentId(document)
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

/** `/ID` is the hash of everything else: equal content, equal id. */
async function saveWithContentId(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document
  delete context.trailerInfo.ID
  const hash = createHash('sha256')
    .update(await save(document))
    .digest('hex')
    .slice(0, 32)
  const id = PDFHexString.of(hash)
  context.trailerInfo.ID = context.obj([id, id])
  return save(document)
}

/** Object streams (PDF 1.5) compress the structure tree, which is most of a tagged slide deck. */
function save(document: PDFDocument): Promise<Uint8Array> {
  return document.save({ rewrite: true, addDefaultPage: false, updateFieldAppearances: false })
}

function canonicalLanguage(lang: string): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(lang)
    if (canonical) return canonical
  } catch (cause) {
    throw notALanguage(lang, cause)
  }
  throw notALanguage(lang)
}

function notALanguage(lang: string, cause?: unknown): AmphiError {
  const hint = 'Set `lang` in the headmatter to a language tag such as fr or fr-CA.'
  return new AmphiError(`"${lang}" is not a language tag`, { cause, hint })
}

function validDate(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw new AmphiError('The date to write into the PDF is not a date')
  return date
}
