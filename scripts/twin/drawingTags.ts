import type { RenderedElement } from '../deck/renderedHandout.ts'

/** Elements that mean something on a still page; all others of a drawing are boxes. */
const KEPT_BLOCKS = new Set('p ul ol li dl dt dd table caption thead tbody tfoot tr th td pre'.split(' '))
const KEPT_PHRASES = new Set('a strong em b i code sup sub small abbr br img'.split(' '))
const BOXES_IN_LINES = new Set(['span', 'button', 'label', 'input', 'select', 'output', 'summary'])
/** These hold phrases only. Their look is said in full, so a box inside them may be a span. */
const HOLD_PHRASES = new Set(['p', 'dt', 'pre', 'span', 'svg', ...KEPT_PHRASES])
const PARENTS: Record<string, readonly string[]> = {
  li: ['ul', 'ol'],
  dt: ['dl'],
  dd: ['dl'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
  th: ['tr'],
  td: ['tr'],
}

export interface TagPlace {
  /** Tag of the element around it in the document. */
  tag: string
  /** Whether only phrases may stand here. */
  isPhrasing: boolean
  isImage: boolean
  /** Whether it leads somewhere. */
  isLink: boolean
}

export function isPhrasingTag(tag: string): boolean {
  return HOLD_PHRASES.has(tag)
}

/**
 * The tag that an element of a drawing gets: its own where that means something and may stand here, else `div` or
 * `span`. In an image only boxes: nobody hears its parts.
 */
export function drawingTag(element: RenderedElement, place: TagPlace): string {
  const { tag, isSvg } = element
  if (isSvg) return tag === 'a' ? 'g' : tag
  if (tag === 'img' || tag === 'canvas') return 'img'
  if (tag === 'br') return 'br'
  const box = place.isPhrasing || BOXES_IN_LINES.has(tag) || KEPT_PHRASES.has(tag) ? 'span' : 'div'
  if (place.isImage) return box
  if (tag === 'a') return place.isLink ? 'a' : box
  if (KEPT_PHRASES.has(tag)) return tag
  const isAtHome = PARENTS[tag]?.includes(place.tag) ?? true
  return KEPT_BLOCKS.has(tag) && isAtHome && !place.isPhrasing ? tag : box
}
