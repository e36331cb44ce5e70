import { PDFBool, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFDocument } from '@cantoo/pdf-lib'
import { AmphiError } from '../errors.ts'

export interface DocumentMetadata {
  title: string
  /** BCP 47: `fr`, `fr-CA`. */
  lang: string
  author?: string | undefined
  /** Written as creation and modification date, so that the same deck gives the same bytes on any day. */
  date: Date
}

const PRODUCER = 'Amphi'
const name = (text: string) => PDFName.of(text)

/**
 * Writes the same title, author, language, producer and dates into the catalog, the information dictionary and the XMP
 * packet. A tagged document also says that it follows ISO 14289-1 (clause 5) and shows its title in the window (7.1).
 * Throws an AmphiError when the language or the date is none.
 */
export function writeMetadata(document: PDFDocument, metadata: DocumentMetadata, tagged: boolean): void {
  const title = metadata.title.toWellFormed()
  const author = metadata.author?.toWellFormed()
  const lang = canonicalLanguage(metadata.lang)
  const date = validDate(metadata.date)
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setLanguage(lang)
  if (author !== undefined) document.setAuthor(author)
  document.setProducer(PRODUCER)
  document.setCreationDate(date)
  document.setModificationDate(date)
  if (tagged) {
    const marks = document.catalog.lookupMaybe(name('MarkInfo'), PDFDict) ?? document.context.obj({})
    marks.set(name('Marked'), PDFBool.True)
    document.catalog.set(name('MarkInfo'), marks)
  }
  writeXmp(document, xmpPacket({ title, author, lang, date, creator: document.getCreator(), tagged }))
}

/** Plain, as ISO 32000-1, 14.3.2 wants it: whoever searches files for metadata need not know PDF. */
function writeXmp(document: PDFDocument, packet: string): void {
  const dict = document.context.obj({ Type: 'Metadata', Subtype: 'XML' })
  const stream = PDFRawStream.of(dict, new TextEncoder().encode(packet))
  const before = document.catalog.get(name('Metadata'))
  if (before instanceof PDFRef) document.context.delete(before)
  document.catalog.set(name('Metadata'), document.context.register(stream))
}

interface XmpFields {
  title: string
  author: string | undefined
  lang: string
  date: Date
  creator: string | undefined
  tagged: boolean
}

/** XMP (ISO 16684-1) with the identification of ISO 14289-1, clause 5. */
function xmpPacket({ title, author, lang, date, creator, tagged }: XmpFields): string {
  const day = date.toISOString().replace(/\.\d+Z$/, 'Z')
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
${[
  tagged && '<pdfuaid:part>1</pdfuaid:part>',
  '<dc:format>application/pdf</dc:format>',
  `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>`,
  author && `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>`,
  `<dc:language><rdf:Bag><rdf:li>${xml(lang)}</rdf:li></rdf:Bag></dc:language>`,
  `<pdf:Producer>${PRODUCER}</pdf:Producer>`,
  creator && `<xmp:CreatorTool>${xml(creator)}</xmp:CreatorTool>`,
  `<xmp:CreateDate>${day}</xmp:CreateDate>`,
  `<xmp:ModifyDate>${day}</xmp:ModifyDate>`,
]
  .filter(Boolean)
  .join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML 1.0 has no place for most control characters, not even escaped. */
function xml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- control characters are exactly what is removed
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll(/[&<>]/g, (character) => entities[character] ?? '')
  )
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
