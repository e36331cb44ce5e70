import type { RenderedElement } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'
import type { Scope } from './anchors.ts'
import { codeBlock } from './code.ts'
import type { Context } from './context.ts'
import { inlineDrawing } from './drawing.ts'
import { linkAttributes } from './links.ts'
import type { Node } from './markup.ts'
import { markup } from './markup.ts'
import { mathOf } from './math.ts'

const BLOCK_TAGS = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote table caption thead tbody tfoot tr th td hr'.split(' '),
)
const PHRASE_TAGS = new Set(
  'abbr b bdi br cite code del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup time u var wbr'.split(
    ' ',
  ),
)
/** Elements between whose children white space means nothing. */
const NO_TEXT = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr'])

/** A block of text by its meaning alone: its look is the document's. */
export function textBlock(element: RenderedElement, scope: Scope, context: Context): Node[] {
  const { tag } = element
  if (tag === 'pre') return [codeBlock(element, context)]
  if (tag === 'img') return [picture(element)]
  if (tag === 'table') {
    const table = markup('table', {}, inside(element, scope, context))
    // Who has no pointer scrolls it with the arrow keys.
    return [
      markup('div', { class: 'wide', role: 'group', tabindex: '0', 'aria-label': context.texts.table }, [
        table,
      ]),
    ]
  }
  if (BLOCK_TAGS.has(tag))
    return [markup(tag, blockAttributes(element, scope, context), inside(element, scope, context))]
  return [markup('p', idOf(element, scope, context), phrases(element, scope, context))]
}

/** What stands in an element, as phrases: its blocks, if there are any, follow each other. */
function inside(element: RenderedElement, scope: Scope, context: Context): Node[] {
  const nodes = element.children.flatMap((child): Node[] => {
    if (!isRendered(child)) return NO_TEXT.has(element.tag) ? [] : [collapsed(child)]
    return BLOCK_TAGS.has(child.tag) || child.tag === 'pre'
      ? textBlock(child, scope, context)
      : child.tag === 'div'
        ? division(child, element, scope, context)
        : phrase(child, element, scope, context)
  })
  return trimmed([...pseudo(element, 'before'), ...nodes, ...pseudo(element, 'after')])
}

function division(element: RenderedElement, parent: RenderedElement, scope: Scope, context: Context): Node[] {
  const isFlow =
    parent.tag === 'dl' || element.children.some((child) => isRendered(child) && BLOCK_TAGS.has(child.tag))
  if (parent.tag === 'p' || /^h\d$/.test(parent.tag))
    return [markup('span', { class: 'line' }, phrases(element, scope, context))]
  return [
    markup(
      'div',
      idOf(element, scope, context),
      isFlow ? inside(element, scope, context) : phrases(element, scope, context),
    ),
  ]
}

function phrases(element: RenderedElement, scope: Scope, context: Context): Node[] {
  const isRow = isRowOf(element, context)
  const nodes = element.children.flatMap((child, index) => {
    if (!isRendered(child)) return [collapsed(child)]
    const words = phrase(child, element, scope, context)
    // What the gap of a row keeps apart on the slide.
    return isRow && index > 0 ? [' ', ...words] : words
  })
  return [...pseudo(element, 'before'), ...nodes, ...pseudo(element, 'after')]
}

function isRowOf({ style }: RenderedElement, { styles }: Context): boolean {
  const display = styles.value(style, 'display')
  return (
    display.includes('grid') ||
    (display.includes('flex') && !styles.value(style, 'flex-direction').startsWith('column'))
  )
}

function phrase(element: RenderedElement, parent: RenderedElement, scope: Scope, context: Context): Node[] {
  const { tag, attributes, style } = element
  if (attributes['aria-hidden'] === 'true' || context.styles.value(style, 'opacity') === '0') return []
  if (attributes['class']?.split(' ').includes('katex')) return mathOf(element)
  if (tag === 'math') return mathOf(element)
  if (tag === 'svg') return [inlineDrawing(element, scope, context)]
  if (tag === 'img') return [picture(element)]
  if (tag === 'br' || tag === 'wbr') return [markup(tag, {})]
  const nodes = phrases(element, scope, context)
  const { lang, title, datetime } = attributes
  if (tag === 'a') {
    const link = linkAttributes(element, scope, context)
    return link ? [markup('a', { ...idOf(element, scope, context), ...link, lang }, nodes)] : nodes
  }
  if (PHRASE_TAGS.has(tag)) {
    return [
      markup(
        tag,
        { ...idOf(element, scope, context), lang, datetime, title: tag === 'abbr' ? title : undefined },
        nodes,
      ),
    ]
  }
  const isLine =
    !isRowOf(parent, context) &&
    /^(?:block|flex|grid|list-item|table)$/.test(context.styles.value(style, 'display'))
  const id = idOf(element, scope, context)
  if (!isLine && lang === undefined && id.id === undefined) return nodes
  return [markup('span', { ...id, class: isLine ? 'line' : undefined, lang }, nodes)]
}

function picture({ attributes }: RenderedElement): Node {
  const { alt, src } = attributes
  return markup('img', { src, alt: alt ?? '' })
}

function idOf(
  { attributes }: RenderedElement,
  scope: Scope,
  { anchors }: Context,
): { id: string | undefined } {
  return { id: attributes['id'] ? anchors.resolve(attributes['id'], scope) : undefined }
}

function blockAttributes(
  element: RenderedElement,
  scope: Scope,
  context: Context,
): Record<string, string | undefined> {
  const { tag, attributes } = element
  const { colspan, rowspan, start, value, lang, reversed } = attributes
  const common = { ...idOf(element, scope, context), lang }
  const isPlain = (tag === 'ol' || tag === 'ul') && hasNoMarkers(element, context)
  if (tag === 'th') return { ...common, colspan, rowspan, scope: attributes['scope'] ?? 'col' }
  if (tag === 'td') return { ...common, colspan, rowspan }
  if (isPlain) return { ...common, class: 'plain' }
  if (tag === 'ol') return { ...common, start, reversed }
  if (tag === 'li')
    return {
      ...common,
      value: context.styles.value(element.style, 'list-style-type') === 'none' ? undefined : value,
    }
  return common
}

/** Whether its items say themselves which they are: `A`, `B`. */
function hasNoMarkers({ children }: RenderedElement, { styles }: Context): boolean {
  return children
    .filter(isRendered)
    .every(
      ({ style }) =>
        styles.value(style, 'list-style-type') === 'none' || styles.value(style, 'display') !== 'list-item',
    )
}

/** Text that a style sheet adds is read with the rest; what an icon font draws is not text. */
function pseudo(element: RenderedElement, name: 'before' | 'after'): string[] {
  const text = /^"(.*)"$/.exec(element[name]?.content ?? '')?.[1]?.replace(/\\(.)/g, '$1') ?? ''
  return text === '' || /[\u{e000}-\u{f8ff}]/u.test(text) ? [] : [text]
}

/** White space as HTML reads it: no-break spaces stay. */
function collapsed(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ')
}

function trimmed(nodes: Node[]): Node[] {
  const kept = [...nodes]
  while (typeof kept[0] === 'string' && kept[0].trim() === '' && !/\u00a0|\u202f/.test(kept[0])) kept.shift()
  while (typeof kept.at(-1) === 'string' && /^[ ]*$/.test(kept.at(-1) as string)) kept.pop()
  if (typeof kept[0] === 'string') kept[0] = kept[0].replace(/^ +/, '')
  const last = kept.at(-1)
  if (typeof last === 'string') kept[kept.length - 1] = last.replace(/ +$/, '')
  return kept
}
