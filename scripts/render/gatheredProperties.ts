/** The CSS properties that make a picture. Physical longhands only: each value is then said once. */
export interface GatheredProperties {
  /** Not inherited, of use in HTML and in the `svg` element. */
  boxes: readonly string[]
  /** Not inherited, of use in SVG. */
  shapes: readonly string[]
  inherited: readonly string[]
  /** Inherited, of use in SVG alone. */
  drawn: readonly string[]
}

const SIDES = ['top', 'right', 'bottom', 'left']
const CORNERS = ['top-left', 'top-right', 'bottom-right', 'bottom-left']

export const GATHERED_PROPERTIES: GatheredProperties = {
  boxes: [
    ...['display', 'position', ...SIDES, 'float', 'clear', 'z-index', 'box-sizing', 'vertical-align'],
    ...['width', 'height', 'min-width', 'min-height', 'aspect-ratio', 'overflow-x', 'overflow-y'],
    ...SIDES.flatMap((side) => [`margin-${side}`, `padding-${side}`]),
    ...SIDES.flatMap((side) => ['width', 'style', 'color'].map((part) => `border-${side}-${part}`)),
    ...CORNERS.map((corner) => `border-${corner}-radius`),
    ...['color', 'image', 'position', 'size', 'repeat', 'origin', 'clip'].map((part) => `background-${part}`),
    ...['box-shadow', 'opacity', 'filter', 'clip', 'clip-path', 'mask', 'mix-blend-mode', 'isolation'],
    ...['transform', 'transform-origin', 'transform-box', 'rotate', 'scale', 'translate'],
    ...['flex-direction', 'flex-wrap', 'flex-grow', 'flex-shrink', 'flex-basis', 'order'],
    ...['align-items', 'align-self', 'align-content', 'justify-items', 'justify-self', 'justify-content'],
    ...['row-gap', 'column-gap', 'column-count', 'column-width', 'table-layout', 'text-overflow'],
    ...['grid-template-columns', 'grid-template-rows', 'grid-template-areas', 'grid-auto-flow'],
    ...['grid-auto-columns', 'grid-auto-rows', 'grid-row-start', 'grid-row-end'],
    ...['grid-column-start', 'grid-column-end', 'object-fit', 'object-position'],
    ...['text-decoration-line', 'text-decoration-style', 'text-decoration-color'],
    'text-decoration-thickness',
  ],
  shapes: [
    ...[
      'display',
      'opacity',
      'filter',
      'clip-path',
      'mask',
      'mix-blend-mode',
      'transform',
      'transform-origin',
    ],
    ...['transform-box', 'rotate', 'scale', 'translate', 'rx', 'ry', 'stop-color', 'stop-opacity'],
    ...['vector-effect', 'alignment-baseline', 'baseline-shift'],
  ],
  inherited: [
    ...['color', 'font-family', 'font-size', 'font-weight', 'font-style', 'font-variant-numeric'],
    ...['font-variant-caps', 'font-feature-settings', 'line-height', 'letter-spacing', 'word-spacing'],
    ...['text-align', 'text-indent', 'text-transform', 'white-space', 'word-break', 'overflow-wrap'],
    ...['list-style-type', 'list-style-position', 'visibility', 'border-collapse', 'border-spacing'],
    ...['caption-side', 'text-rendering', 'text-shadow', 'writing-mode'],
  ],
  drawn: [
    ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity'],
    ...['stroke-linecap', 'stroke-linejoin', 'stroke-dasharray', 'stroke-dashoffset'],
    ...['stroke-miterlimit', 'text-anchor', 'dominant-baseline', 'marker-start', 'marker-mid'],
    ...['marker-end', 'paint-order', 'clip-rule', 'shape-rendering'],
  ],
}
