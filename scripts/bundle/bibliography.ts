import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import type { BibliographyEntry } from '../deck/bibliography.ts'
import { readBibliography } from '../deck/bibliography.ts'

/** One source as a deck shows it. */
interface FormattedSource {
  id: string
  /** From 1, in the order of the file. */
  number: number
  /** "Popek et Goldberg 1974". */
  shortName: string
  title: string
  /** BCP 47 tag of the title, where it is not the deck's own language. */
  titleLang: string | undefined
  /** Whether it stands on its own (a book, a report): its title is in italics, and not part of something. */
  isWhole: boolean
  url: string | undefined
  /** The whole reference as HTML: text, italics and links. */
  reference: string
}

const STYLE = 'amphi-references'
const WHOLE_WORKS = ['book', 'thesis', 'report', 'standard', 'software', 'legislation']
const MODULE = 'virtual:amphi/bibliography'

/**
 * Formats a bibliography by the CSL style beside this file. The formatter weighs a megabyte and a half with its
 * languages, so this is done once, by the build.
 * @param lang BCP 47 tag; a language that the formatter does not speak gives English
 */
export async function formatBibliography(
  entries: readonly BibliographyEntry[],
  lang: string,
): Promise<FormattedSource[]> {
  if (entries.length === 0) return []
  const { Cite, plugins } = await loadFormatter()
  const { styles, locales } = plugins.config.get('@csl')
  if (!styles.has(STYLE)) {
    styles.add(STYLE, await readFile(new URL('references.csl', import.meta.url), 'utf8'))
  }
  const locale = locales.list().find((name) => name.startsWith(lang.slice(0, 2).toLowerCase())) ?? 'en-US'
  const cite = new Cite(entries.map((entry) => ({ ...entry })))
  const common = { style: STYLE, lang: locale }
  const alone = { citationsPre: [], citationsPost: [] }
  const references = new Map(
    cite.format('bibliography', {
      ...common,
      format: 'html',
      asEntryArray: true,
      nosort: true,
      hyperlinks: true,
    }),
  )
  return entries.map((entry, index) => {
    const titleLang = foreignLanguage(entry, lang)
    return {
      id: entry.id,
      number: index + 1,
      shortName: cite.format('citation', { ...common, ...alone, format: 'text', entry: entry.id }),
      title: entry.title,
      titleLang,
      isWhole: WHOLE_WORKS.includes(entry.type),
      url: entry.DOI === undefined ? entry.URL : `https://doi.org/${entry.DOI}`,
      reference: markTitle(withoutEnvelope(references.get(entry.id) ?? ''), entry.title, titleLang),
    }
  })
}

/** Most decks have no sources to format. */
async function loadFormatter(): Promise<typeof import('@citation-js/core')> {
  await import('@citation-js/plugin-csl')
  return await import('@citation-js/core')
}

function foreignLanguage({ language }: BibliographyEntry, lang: string): string | undefined {
  const isOwn = language?.split('-')[0]?.toLowerCase() === lang.split('-')[0]?.toLowerCase()
  return isOwn ? undefined : language
}

/** Says in which language the title is, so that it is pronounced in that; citeproc has no words for it. */
function markTitle(reference: string, title: string, lang: string | undefined): string {
  const written = title.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;')
  if (lang === undefined) return reference
  return reference.replace(written, () => `<span lang="${lang}">${written}</span>`)
}

/** citeproc puts each entry into a block of its own. */
function withoutEnvelope(html: string): string {
  return html.trim().replace(/^<div[^>]*>([\s\S]*)<\/div>$/, '$1')
}

/** The deck's bibliography as a module, `virtual:amphi/bibliography`: an empty list where the deck has none. */
export function bibliographyModule({ file, lang }: { file: string | undefined; lang: string }): Plugin {
  return {
    name: 'amphi:bibliography',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    async load(id) {
      if (id !== `\0${MODULE}`) return null
      if (file !== undefined) this.addWatchFile(file)
      const sources = await formatBibliography(file === undefined ? [] : await readBibliography(file), lang)
      return `export default ${JSON.stringify(sources)}`
    },
  }
}
