import { printedAddress } from './deckFacts.ts'
import type { PlannedSlide } from './sections.ts'

/** The id that a slide bears in every printed view. */
export function slideAnchor(no: number): string {
  return `slide-${no}`
}

/**
 * The slide that a link of the deck means: `#12`, `#/12`, `/12?clicks=2`, or a slide's `routeAlias` or `id` in place of
 * the number. Undefined when no slide is meant.
 */
export function linkedSlide(href: string, slides: readonly PlannedSlide[]): number | undefined {
  const name = decoded(/^[#./]*([^?]*)/.exec(href.replace(/^\?[^#]*#/, '#'))?.[1] ?? '')
  if (!name || name.includes(':')) return undefined
  return slides.find(({ no, meta }) => {
    const { routeAlias, id } = meta.slide.frontmatter
    return [String(no), slideAnchor(no), routeAlias, id].includes(name)
  })?.no
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Makes the links below `root` those of a printed document: a link to a slide leads to the slide in this document, one
 * that would lead nowhere is plain text, because a PDF drops it anyway, and with it the tag around its words.
 */
export function resolveLinks(root: Element, slides: readonly PlannedSlide[]): void {
  for (const link of root.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    if (/^[a-z][a-z+.-]*:/i.test(href) || href.startsWith('//')) continue
    if (href.startsWith('#') && document.getElementById(decoded(href.slice(1)))) continue
    const no = linkedSlide(href, slides)
    if (no === undefined) link.removeAttribute('href')
    else link.setAttribute('href', `#${slideAnchor(no)}`)
  }
}

/** The address that paper must print beside a link; undefined where its words say it already. */
export function addressBeside({ href, words }: { href: string; words: string }): string | undefined {
  if (!/^https?:\/\//i.test(href)) return undefined
  const bare = (text: string): string =>
    printedAddress(text.trim())
      .replace(/^www\./, '')
      .toLowerCase()
  return bare(decoded(words)).includes(bare(decoded(href))) ? undefined : printedAddress(href)
}
