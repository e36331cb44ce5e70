import type { Page } from 'playwright-core'

/** A link that a view shows. */
export interface DeckLink {
  text: string
  /** Address of a link that leads out of the deck. */
  url: string | undefined
  /** Id of the element that a link within the deck leads to. */
  id: string | undefined
  /** What stands at that element: the title of a slide, or the element's own first words; undefined for none. */
  target: string | undefined
}

/** The links that can be seen on the printed view that the page shows, in the order of the document. */
export function deckLinks(page: Page): Promise<DeckLink[]> {
  return page.evaluate(() => {
    const here = location.href.replace(/#.*/, '')
    return [...document.querySelectorAll<HTMLAnchorElement | SVGAElement>('a[href]')]
      .filter(
        (link) => link.checkVisibility({ visibilityProperty: true }) && link.getClientRects().length > 0,
      )
      .map((link) => {
        const text = (link.textContent ?? '').trim()
        const url = new URL(link.getAttribute('href') ?? '', location.href)
        if (!url.hash || url.href.replace(/#.*/, '') !== here) {
          return { text, url: url.href, id: undefined, target: undefined }
        }
        const id = decodeURIComponent(url.hash.slice(1))
        const element = document.getElementById(id)
        // Of what has a title, that: the marks of a list are in a PDF and not here.
        const title = element?.querySelector('h1, h2, h3') ?? element
        return { text, url: undefined, id, target: element ? (title?.textContent ?? '') : undefined }
      })
  })
}
