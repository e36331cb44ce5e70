import type { Markup } from './markup.ts'
import { elementsOf } from './markup.ts'

/**
 * Leaves in the document only ids that something names, each once, and only links that lead somewhere.
 * @param css style sheets of the document: their `url(#…)` count as well
 */
export function tidyReferences(root: Markup, css: string): void {
  const elements = [...elementsOf(root)]
  const present = new Set(elements.map(({ attributes }) => attributes['id']))
  const named = new Set([...css.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]))
  for (const element of elements) {
    const { attributes } = element
    for (const value of Object.values(attributes)) {
      for (const [, id] of value?.matchAll(/url\(["']?#([^"')]+)["']?\)/g) ?? []) named.add(id)
    }
    const target = /^#(.+)$/.exec(attributes['href'] ?? '')?.[1]
    if (target !== undefined && present.has(target)) named.add(target)
    else if (target !== undefined && element.tag === 'a') unlink(element)
    if (attributes['aria-labelledby']) named.add(attributes['aria-labelledby'])
  }
  const written = new Set<string>()
  for (const { attributes } of elements) {
    const { id } = attributes
    if (id === undefined) continue
    if (!named.has(id) || written.has(id)) attributes['id'] = undefined
    written.add(id)
  }
}

function unlink(link: Markup): void {
  link.tag = 'span'
  link.attributes = {
    id: link.attributes['id'],
    lang: link.attributes['lang'],
    class: link.attributes['class'],
  }
}
