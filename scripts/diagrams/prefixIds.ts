/**
 * Stands for the id of one instance of a diagram. The component replaces it, so that the same SVG on two slides keeps
 * its arrowheads. A valid CSS identifier, and nothing an author writes.
 */
export const idPlaceholder = 'amphi-diagram-id'

/**
 * Puts the placeholder before every id of an SVG and in every reference to one: `url(#…)`, `href`, `aria-*` and the
 * selectors of its style sheet. Ids that start with the placeholder already are left alone.
 *
 * @param svg well-formed XML: no `>` inside an attribute
 */
export function prefixIds(svg: string): string {
  const ids = new Set(Array.from(svg.matchAll(/<[^>]*?\sid="([^"]*)"/g), ([, id]) => id ?? ''))
  const renamed = (id: string) =>
    ids.has(id) && !id.startsWith(idPlaceholder) && id !== '' ? `${idPlaceholder}-${id}` : id
  const inUrls = (text: string) =>
    text.replace(
      /url\((["']|&quot;)?#([^"')&]+)\1\)/g,
      (_, quote: string = '', id: string) => `url(${quote}#${renamed(id)}${quote})`,
    )

  return svg
    .replace(/(<style\b[^>]*>)([\s\S]*?)(<\/style>)/g, (_, open: string, css: string, close: string) => {
      const selectors = inUrls(css).replace(
        /#([\w-]+)(?=[^{}]*\{)/g,
        (_match, id: string) => `#${renamed(id)}`,
      )
      return open + selectors + close
    })
    .replace(/<[^/!?>][^>]*>/g, (tag) =>
      inUrls(tag)
        .replace(/\sid="([^"]*)"/g, (_, id: string) => ` id="${renamed(id)}"`)
        .replace(
          /(\s(?:xlink:)?href=")#([^"]*)"/g,
          (_, before: string, id: string) => `${before}#${renamed(id)}"`,
        )
        .replace(
          /(\saria-(?:labelledby|describedby|controls|owns)=")([^"]*)"/g,
          (_, before: string, list: string) => `${before}${list.split(' ').map(renamed).join(' ')}"`,
        ),
    )
}
