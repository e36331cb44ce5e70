import type { RenderedElement, RenderedStyle } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'
import type { Scope } from './anchors.ts'
import type { Context } from './context.ts'
import { stillAria } from './drawingAria.ts'
import { drawingTag, isPhrasingTag } from './drawingTags.ts'
import { linkAttributes } from './links.ts'
import type { Markup, Node } from './markup.ts'
import { markup } from './markup.ts'
import { ownsText, resolvedHeight } from './rendered.ts'
import { svgAttributes } from './svgAttributes.ts'

/** CSS pixels below which no text of a drawing shrinks, however narrow the screen. */
const SMALLEST_TEXT = 12

interface Around {
  scope: Scope
  parent: RenderedStyle | undefined
  tag: string
  isPhrasing: boolean
  /** Whether a role around it makes one image of everything inside. */
  isImage: boolean
}

/**
 * A part of a slide as it was drawn, every style resolved, so that it needs nothing of the deck. A wide screen shows it
 * whole; on a narrow one it shrinks as far as its text stays readable, then scrolls sideways in its frame.
 */
export function drawing(root: RenderedElement, scope: Scope, context: Context): Markup {
  const { styles, texts } = context
  const [, , width, height] = root.box
  const text = smallestText(root, 1, context)
  const least = text === Infinity ? 0.2 : Math.min(1, SMALLEST_TEXT / text)
  const size = styles.classFor({
    '--width': ceil(width, 1),
    '--height': ceil(height, 1),
    '--least': ceil(least, 3),
  })
  const frozen = freeze(
    root,
    { scope, parent: undefined, tag: 'div', isPhrasing: false, isImage: false },
    context,
  )
  const inner = markup('div', { class: 'fit' }, [markup('div', { class: 'drawing' }, frozen)])
  if (root.attributes['aria-hidden'] === 'true') {
    return markup('div', { class: `pan ${size}`, 'aria-hidden': 'true' }, [inner])
  }
  const slide = typeof scope === 'number' ? scope : undefined
  const label = texts.drawing(slide, context.countDrawing(scope))
  // Who has no pointer scrolls it with the arrow keys.
  return markup('div', { class: `pan ${size}`, role: 'group', tabindex: '0', 'aria-label': label }, [inner])
}

/** A small drawing inside a line of text. */
export function inlineDrawing(root: RenderedElement, scope: Scope, context: Context): Markup {
  const around = { scope, parent: undefined, tag: 'span', isPhrasing: true, isImage: false }
  return markup('span', { class: 'drawing inline' }, freeze(root, around, context))
}

/** What drawings share, as the hidden SVG that stands before them. */
export function sharedDefinitions(shared: readonly RenderedElement[], context: Context): Markup[] {
  if (shared.length === 0) return []
  const around = { scope: 'shared', parent: undefined, tag: 'svg', isPhrasing: true, isImage: true } as const
  const definitions = shared.flatMap((element) => freeze(element, around, context))
  return [
    markup('svg', { class: 'shared', width: '0', height: '0', 'aria-hidden': 'true' }, [
      markup('defs', {}, definitions),
    ]),
  ]
}

function freeze(element: RenderedElement, around: Around, context: Context): Node[] {
  const { styles, anchors } = context
  const isUnseen = around.parent !== undefined && styles.value(element.style, 'opacity') === '0'
  if (isUnseen && element.isSvg) return []
  const link =
    element.tag === 'a' && !around.isImage ? linkAttributes(element, around.scope, context) : undefined
  const tag = drawingTag(element, { ...around, isLink: link !== undefined })
  const cls = styles.classOf(element, {
    parent: around.parent,
    rename: (id) => anchors.resolve(id, around.scope) ?? id,
    overrides: overrides(element, around, context),
  })
  // What this click does not show keeps its place and nothing else.
  if (isUnseen) return [markup(tag === 'img' ? 'span' : tag, { class: cls })]
  const id = element.attributes['id']
  const named = stillAria(element, { tag, isImage: around.isImage })
  const inside: Around = {
    scope: around.scope,
    parent: element.style,
    tag,
    isPhrasing: tag !== 'foreignObject' && (around.isPhrasing || isPhrasingTag(tag)),
    isImage: around.isImage || named['role'] === 'img',
  }
  const attributes = {
    id: id && anchors.resolve(id, around.scope),
    class: cls,
    ...(element.isSvg ? svgAttributes(element, around.scope, context) : htmlAttributes(element, tag)),
    ...link,
    ...named,
  }
  return [markup(tag, attributes, contents(element, inside, context))]
}

function contents(element: RenderedElement, inside: Around, context: Context): Node[] {
  const { tag, attributes, children } = element
  // What a field shows is not among its children.
  if (tag === 'input' || tag === 'textarea') return [attributes['value'] ?? '']
  if (tag === 'select' || inside.tag === 'img') return []
  return children.flatMap((child) => (isRendered(child) ? freeze(child, inside, context) : [child]))
}

function htmlAttributes({ attributes }: RenderedElement, tag: string): Record<string, string | undefined> {
  const { alt, colspan, rowspan, src, start } = attributes
  if (tag === 'img') return { src, alt: alt ?? attributes['aria-label'] ?? '' }
  if (tag === 'th') return { colspan, rowspan, scope: attributes['scope'] ?? 'col' }
  if (tag === 'td') return { colspan, rowspan }
  if (tag === 'ol') return { start }
  return {}
}

function overrides(
  element: RenderedElement,
  { parent }: Around,
  { styles }: Context,
): Record<string, string | undefined> {
  const { attributes, box, isSvg, style, tag } = element
  const found: Record<string, string | undefined> = {}
  if (isSvg && tag !== 'svg') {
    // Attributes say these, but for what a style sheet moves.
    if (attributes['transform'] !== undefined && !/transform/.test(attributes['style'] ?? ''))
      found['transform'] = undefined
    for (const name of ['width', 'height', 'overflow-x', 'overflow-y']) found[name] = undefined
    if (tag === 'ellipse' || tag === 'circle') for (const name of ['rx', 'ry']) found[name] = undefined
    return found
  }
  for (const name of ['width', 'height']) {
    // Resolved to three digits: a line that just fits must not break for the fourth.
    const value = /^(\d*\.\d+)px$/.exec(styles.value(style, name))?.[1]
    if (value !== undefined) found[name] = `${(Number(value) + 0.001).toFixed(3)}px`
  }
  // Another machine's letters may be a hair wider: what stood on one line stays on it.
  const isOneLine = ownsText(element) && box[3] > 0 && box[3] < 1.8 * resolvedHeight(style, styles)
  if (isOneLine && styles.value(style, 'white-space') === 'normal') found['white-space'] = 'nowrap'
  if (parent === undefined) {
    for (const side of ['top', 'right', 'bottom', 'left'])
      Object.assign(found, { [`margin-${side}`]: '0px', [side]: undefined })
    Object.assign(found, { position: 'relative', transform: undefined, float: undefined })
    if (isSvg) Object.assign(found, { width: `${ceil(box[2], 2)}px`, height: `${ceil(box[3], 2)}px` })
    if (styles.value(style, 'display') === 'inline') found['display'] = 'inline-block'
  }
  return found
}

function smallestText(element: RenderedElement, scale: number, context: Context): number {
  const { attributes, box, children, isSvg, style } = element
  const viewBox = isSvg ? attributes['viewBox']?.trim().split(/[\s,]+/) : undefined
  const inner =
    viewBox && Number(viewBox[2]) > 0 && box[2] > 0 ? scale * (box[2] / Number(viewBox[2])) : scale
  // Text for screen readers alone is a box of a pixel.
  const shows = ownsText(element) && box[2] > 2 && context.styles.value(style, 'opacity') !== '0'
  const own = shows ? inner * Number.parseFloat(context.styles.value(style, 'font-size')) : Infinity
  const below = children.filter(isRendered).map((child) => smallestText(child, inner, context))
  return Math.min(own > 0 ? own : Infinity, ...below)
}

function ceil(value: number, digits: number): string {
  return String(Math.ceil(value * 10 ** digits) / 10 ** digits)
}
