import type { RenderedElement, RenderedStyle } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'
import type { StyleBook } from './styleBook.ts'

/** Whether some of its text stands in the element itself. */
export function ownsText({ children }: RenderedElement): boolean {
  return children.some((child) => !isRendered(child) && child.trim() !== '')
}

/** Height of a line in CSS pixels. */
export function resolvedHeight(style: RenderedStyle, styles: StyleBook): number {
  return (
    Number.parseFloat(styles.value(style, 'line-height')) ||
    1.3 * Number.parseFloat(styles.value(style, 'font-size'))
  )
}

/** Every element below and including `element`. */
export function* renderedBelow(element: RenderedElement): Generator<RenderedElement> {
  yield element
  for (const child of element.children) if (isRendered(child)) yield* renderedBelow(child)
}

export function renderedText(element: RenderedElement): string {
  return element.children.map((child) => (isRendered(child) ? renderedText(child) : child)).join('')
}
