import { addressBeside, resolveLinks } from './printedLinks.ts'
import type { PlannedSlide } from './sections.ts'

/** In CSS pixels: eleven lines. Shorter prose is not worth a break, longer prose would leave half a page empty. */
const LONG_PROSE = 220

/**
 * What can be done to the sheet only once every slide is drawn: links lead somewhere, paper says their address, and long
 * prose may flow over to the next page.
 */
export function finishSheet(sheet: Element, slides: readonly PlannedSlide[]): void {
  resolveLinks(sheet, slides)
  const prose = sheet.querySelectorAll('.amphi-handout-prose')
  for (const link of [...prose].flatMap((part) => externalLinks(part))) {
    if (link.address) link.element.dataset['address'] = link.address
  }
  const printed = new Set([...prose].flatMap((part) => externalLinks(part).map(({ href }) => href)))
  for (const slide of sheet.querySelectorAll('[data-slide]')) {
    listAddresses(slide, printed)
    const below = slide.querySelector('.amphi-handout-prose')
    slide.classList.toggle('may-break', (below?.getBoundingClientRect().height ?? 0) > LONG_PROSE)
  }
}

interface ExternalLink {
  element: HTMLAnchorElement
  href: string
  address: string | undefined
}

function externalLinks(root: Element): ExternalLink[] {
  return [...root.querySelectorAll<HTMLAnchorElement>('a[href]')].flatMap((element) => {
    const href = element.getAttribute('href') ?? ''
    const address = addressBeside({ href, words: element.textContent })
    return /^https?:/i.test(href) ? [{ element, href, address }] : []
  })
}

/** A slide has no room for addresses: those that stand nowhere else on the paper follow below it. */
function listAddresses(slide: Element, printed: ReadonlySet<string>): void {
  const frame = slide.querySelector('.amphi-handout-frame')
  const list = slide.querySelector('.amphi-handout-links')
  if (!frame || !list) return
  const links = externalLinks(frame).filter(({ href, address }) => address && !printed.has(href))
  const shown = new Map(links.map(({ href, address }) => [href, address ?? '']))
  list.replaceChildren(
    ...[...shown].flatMap(([href, address], index) => {
      const link = document.createElement('a')
      link.href = href
      link.textContent = address
      return index > 0 ? [' · ', link] : [link]
    }),
  )
}
