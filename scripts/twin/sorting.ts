import type { RenderedElement } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'
import type { Context } from './context.ts'
import { ownsText, renderedBelow, renderedText } from './rendered.ts'

/**
 * What becomes of a part of a slide:
 * - `nothing`: it shows nothing, or decorates;
 * - `text`: a heading, a paragraph, a list, a table, code: it flows on any screen;
 * - `picture`: an image from a file;
 * - `group`: a box whose parts are judged one by one;
 * - `drawing`: everything else keeps the shape that it was drawn in.
 */
export type Sort = 'nothing' | 'text' | 'picture' | 'group' | 'drawing'

const TEXT_TAGS = new Set('h1 h2 h3 h4 h5 h6 p ul ol dl blockquote pre table hr'.split(' '))
const TEXT_PARTS = new Set(
  'li dt dd div caption thead tbody tfoot tr th td colgroup col a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const GROUP_TAGS = new Set('div section article main header footer aside nav'.split(' '))
const GRAPHICS = new Set(['svg', 'img', 'canvas', 'video', 'iframe', 'object', 'embed'])
/** Share of the canvas' width from which a part among texts is a drawing of its own and not one of its boxes. */
const DRAWING_SHARE = 0.2
const ICON_PX = 48

type Box = RenderedElement['box']

export function sortOf(element: RenderedElement, context: Context): Sort {
  const { tag, attributes } = element
  if (isNothing(element, context)) return 'nothing'
  if (tag === 'img') return 'picture'
  if (isText(element, context)) return 'text'
  if (attributes['role'] === 'img') return 'drawing'
  return GROUP_TAGS.has(tag) && isGroup(element, context) ? 'group' : 'drawing'
}

function isNothing(element: RenderedElement, { styles }: Context): boolean {
  const { attributes, style } = element
  if (attributes['aria-hidden'] === 'true' || attributes['hidden'] !== undefined) return true
  if (styles.value(style, 'opacity') === '0' || styles.value(style, 'visibility') === 'hidden') return true
  for (const part of renderedBelow(element)) {
    if (GRAPHICS.has(part.tag) && part.box[2] > 0 && part.tag !== 'svg') return false
    if (
      part.tag === 'svg' &&
      part.box[2] > 0 &&
      part.attributes['aria-hidden'] !== 'true' &&
      element.tag !== 'button'
    )
      return false
    if (part.tag === 'hr' || styles.value(part.style, 'background-image').includes('url(')) return false
    if (part.before ?? part.after) return false
  }
  return renderedText(element).trim() === ''
}

function isText(element: RenderedElement, context: Context): boolean {
  const { tag } = element
  if (tag === 'hr') return true
  const isParagraph = (tag === 'div' || tag === 'span') && ownsText(element) && !isBoxed(element, context)
  if (!TEXT_TAGS.has(tag) && !isParagraph) return false
  return element.children.every((child) => !isRendered(child) || isTextPart(child, isParagraph, context))
}

function isTextPart(element: RenderedElement, isParagraph: boolean, context: Context): boolean {
  const { tag, attributes, box, children, style } = element
  if (isNothing(element, context)) return true
  if (tag === 'svg') return box[2] <= ICON_PX && box[3] <= ICON_PX
  if (attributes['class']?.split(' ').includes('katex')) return true
  if (!TEXT_PARTS.has(tag) && !(TEXT_TAGS.has(tag) && !isParagraph)) return false
  if (attributes['role'] === 'img' || (tag === 'div' && isBoxed(element, context))) return false
  if (/absolute|fixed/.test(context.styles.value(style, 'position')) && box[2] > 2) return false
  return children.every((child) => !isRendered(child) || isTextPart(child, isParagraph, context))
}

function isGroup(element: RenderedElement, context: Context): boolean {
  if (ownsText(element) || element.attributes['inert'] !== undefined) return false
  const classes = element.attributes['class']?.split(' ') ?? []
  // Slidev's own boxes around the layout: what a deck adds there lies above or below it.
  if (classes.some((name) => name === 'print-slide-container' || name === 'slidev-page')) return true
  const parts = partsOf(element, context)
  const sorts = parts.map((part) => sortOf(part, context))
  const isAllText = sorts.every((sort) => sort === 'text' || sort === 'group')
  if (isBoxed(element, context) && !isAllText && !classes.includes('slidev-layout')) return false
  if (!isAllText && overlap(parts, context)) return false
  const drawn = parts.filter((_, index) => sorts[index] === 'drawing')
  // Several small boxes side by side are one drawing.
  return parts.length > 0 && (drawn.length <= 1 || drawn.every((part) => standsAlone(part, element)))
}

/** Children of a group that show something. */
export function partsOf(element: RenderedElement, context: Context): RenderedElement[] {
  return element.children.filter(isRendered).filter((child) => !isNothing(child, context))
}

function standsAlone({ tag, attributes, box }: RenderedElement, { box: around }: RenderedElement): boolean {
  if (tag === 'figure' || tag === 'svg' || attributes['role'] === 'img') return true
  return box[2] >= DRAWING_SHARE * around[2]
}

function isBoxed({ style }: RenderedElement, { styles }: Context): boolean {
  const hasBorder = ['top', 'left'].some(
    (side) =>
      styles.value(style, `border-${side}-style`) !== 'none' &&
      styles.value(style, `border-${side}-width`) !== '0px',
  )
  const paper = styles.value(style, 'background-color')
  return hasBorder || !/^(?:transparent|rgba\(.*, 0\)|)$/.test(paper)
}

function overlap(parts: readonly RenderedElement[], context: Context): boolean {
  const boxes = parts.map((part) => inkBox(part, context)).filter((box) => box !== undefined)
  return boxes.some((a, index) =>
    boxes.slice(index + 1).some((b) => shared(a, b, 0) > 8 && shared(a, b, 1) > 8),
  )
}

/** How far two boxes share a stretch along an axis, in pixels. */
export function shared(a: Box, b: Box, axis: 0 | 1): number {
  return Math.min(a[axis] + a[axis + 2]!, b[axis] + b[axis + 2]!) - Math.max(a[axis], b[axis])
}

/** The box around what can be seen of it, which may be much less than its own. */
function inkBox(element: RenderedElement, context: Context): Box | undefined {
  if (isNothing(element, context)) return undefined
  if (ownsText(element) || GRAPHICS.has(element.tag) || isBoxed(element, context)) return element.box
  const boxes = element.children
    .filter(isRendered)
    .map((child) => inkBox(child, context))
    .filter((box) => box !== undefined)
  if (boxes.length === 0) return element.box
  const left = Math.min(...boxes.map((box) => box[0]))
  const top = Math.min(...boxes.map((box) => box[1]))
  const right = Math.max(...boxes.map((box) => box[0] + box[2]))
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]))
  return [left, top, right - left, bottom - top]
}
