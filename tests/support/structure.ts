import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { readPdf } from '../../scripts/pdf/readPdf.ts'

/** An element of a PDF's structure tree with all that is said in it. */
export interface Tag {
  role: string
  alt: string | undefined
  lang: string | undefined
  /** The text that is drawn inside it, what it holds included. */
  text: string
  children: Tag[]
}

export interface PageTags {
  tags: Tag[]
  /** Text that is drawn on the page and belongs to no element: what a screen reader never says. */
  untagged: string
}

interface Node {
  role?: string
  alt?: string
  lang?: string
  type?: string
  id?: string
  children?: Node[]
}

/** What a screen reader finds on every page, read by pdf.js as Firefox reads it. */
export async function readTags(bytes: Uint8Array): Promise<PageTags[]> {
  return readPdf(bytes, async (document: PDFDocumentProxy) => {
    const pages: PageTags[] = []
    for (let no = 1; no <= document.numPages; no++) pages.push(await pageTags(await document.getPage(no)))
    return pages
  })
}

/** All elements of these roles, in reading order; not what a found one holds. */
export function find(tags: readonly Tag[], ...roles: string[]): Tag[] {
  return tags.flatMap((tag) => (roles.includes(tag.role) ? [tag] : find(tag.children, ...roles)))
}

async function pageTags(page: PDFPageProxy): Promise<PageTags> {
  const { texts, untagged } = await drawnText(page)
  const build = ({ role = '', alt, lang, children = [] }: Node): Tag => {
    const inside = children.filter(({ type }) => type === undefined).map(build)
    let next = 0
    const said = children.map(({ type, id = '' }) =>
      type === undefined ? (inside[next++]?.text ?? '') : (texts.get(id) ?? ''),
    )
    return { role, alt, lang, text: said.join(' '), children: inside }
  }
  const tree = (await page.getStructTree()) as Node | null
  return { tags: tree ? [build(tree)] : [], untagged }
}

async function drawnText(page: PDFPageProxy): Promise<{ texts: Map<string, string>; untagged: string }> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const texts = new Map<string, string>()
  const open: (string | undefined)[] = []
  let untagged = ''
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== undefined)
      const text = item.hasEOL ? `${item.str} ` : item.str
      if (id === undefined) untagged += text
      else texts.set(id, (texts.get(id) ?? '') + text)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.type === 'beginMarkedContentProps' ? item.id : undefined)
  }
  return { texts, untagged }
}
