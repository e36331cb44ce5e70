import type { RenderedElement } from '../deck/renderedHandout.ts'
import type { Scope } from './anchors.ts'
import type { Context } from './context.ts'

/**
 * Attributes of the link that `element` becomes: to a slide or an anchor of this document, to a file beside it, or to
 * another host.
 * @returns undefined where it leads nowhere
 */
export function linkAttributes(
  { attributes }: RenderedElement,
  scope: Scope,
  { anchors, slideAnchor }: Context,
): Record<string, string | undefined> | undefined {
  const href = attributes['href']?.trim()
  if (!href) return undefined
  const label = attributes['aria-label']
  const slide = /^(?:[^#:]*#)?\/([^/?#]+)\/?(?:\?[^#]*)?$/.exec(href)?.[1]
  if (slide !== undefined && slideAnchor(slide) !== undefined) {
    return { href: `#${slideAnchor(slide)}`, 'aria-label': label }
  }
  if (href.startsWith('#')) {
    const id = decodeURIComponent(href.slice(1))
    const name = anchors.resolve(id, scope) ?? (/^slide-\d+$/.test(id) ? id : undefined)
    return name === undefined ? undefined : { href: `#${name}`, 'aria-label': label }
  }
  if (/^(?:https?:)?\/\//i.test(href)) return { href, rel: 'external noreferrer', 'aria-label': label }
  if (/^(?:mailto|tel):/i.test(href)) return { href, 'aria-label': label }
  // A scheme that runs something, or a route of the deck that shows no slide.
  if (/^[a-z][a-z\d+.-]*:/i.test(href) || href.startsWith('/')) return undefined
  return { href, 'aria-label': label }
}
