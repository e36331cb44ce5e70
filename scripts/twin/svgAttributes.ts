import type { RenderedElement } from '../deck/renderedHandout.ts'
import type { Scope } from './anchors.ts'
import type { Context } from './context.ts'

/** Attributes that are styles: the resolved style says them. */
const STYLED = new Set(
  [
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin',
    'stroke-dasharray stroke-dashoffset stroke-miterlimit text-anchor dominant-baseline alignment-baseline',
    'baseline-shift marker-start marker-mid marker-end paint-order clip-rule clip-path mask filter opacity',
    'shape-rendering color font-family font-size font-weight font-style letter-spacing word-spacing visibility',
    'display overflow stop-color stop-opacity vector-effect text-decoration text-rendering pointer-events cursor',
  ]
    .join(' ')
    .split(' '),
)
/** Attributes of programs and editors, and those that are written anew. */
const DROPPED =
  /^(?:id|class|style|role|lang|tabindex|focusable|contenteditable|look|xmlns(?::.*)?|xml:.*|data-.*|aria-.*|on.*|v-.*|\w+:(?!href).*)$/

/** What gives an SVG element its geometry. */
export function svgAttributes(
  { tag, attributes }: RenderedElement,
  scope: Scope,
  { anchors }: Context,
): Record<string, string | undefined> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (STYLED.has(name) || DROPPED.test(name)) continue
    if (tag === 'rect' && (name === 'rx' || name === 'ry')) continue
    if (tag === 'a') continue
    if (name === 'href' || name === 'xlink:href') {
      const id = /^#(.+)$/.exec(value)?.[1]
      found['href'] = id === undefined ? value : `#${anchors.resolve(id, scope) ?? id}`
    } else found[name] = value
  }
  return found
}
