import type { ClippedContent, SlideObservation } from '../deck/observation.ts'

export type MeasuredSlide = Pick<SlideObservation, 'no' | 'isBlank' | 'clipped'>

/**
 * Runs in the page, so it may use nothing but its argument and the DOM. Looks at every slide of the printed view:
 * text by the rectangles of its ranges, images, drawings, tables and code by their boxes, each against the slide's
 * frame and against every ancestor on the way that hides what overflows. The scroll size of the slide alone is wrong
 * both ways: a slot that hides its overflow keeps it small, a decoration outside makes it large.
 *
 * @param scale CSS pixels of the page per pixel of the canvas
 */
export function measureSlides(scale: number): MeasuredSlide[] {
  const HORIZONTAL_SLACK = 2
  const kinds: Record<string, ClippedContent['kind']> = {
    IMG: 'image',
    svg: 'svg',
    VIDEO: 'image',
    CANVAS: 'image',
    IFRAME: 'image',
    TABLE: 'table',
    PRE: 'code',
  }

  /** What screen readers pass over decorates, unless it is a drawing or a formula that a description stands for. */
  const isDecoration = (element: Element): boolean =>
    element.closest('[aria-hidden="true"]') !== null && !element.closest('[role="img"], figure, .katex')

  const hidden = new Map<Element, boolean>()
  const isHidden = (element: Element, frame: Element): boolean => {
    if (element === frame) return false
    const known = hidden.get(element)
    if (known !== undefined) return known
    const parent = element.parentElement
    const answer = (parent !== null && isHidden(parent, frame)) || hidesItself(element)
    hidden.set(element, answer)
    return answer
  }
  const hidesItself = (element: Element): boolean => {
    if (element.classList.contains('katex-mathml')) return true
    const style = getComputedStyle(element)
    if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return true
    // Text for screen readers only is a box of one pixel.
    if (style.overflow === 'visible' && style.clipPath === 'none') return false
    const box = element.getBoundingClientRect()
    return box.width <= 2 * scale && box.height <= 2 * scale
  }

  const boxes = new Map<Element, DOMRect[]>()
  /** Boxes of the frame and of every element on the way to it that hides what passes its edges. */
  const limitsOf = (element: Element, frame: Element): DOMRect[] => {
    const known = boxes.get(element)
    if (known) return known
    const { parentElement: parent } = element
    const outer = element === frame || !parent ? [frame.getBoundingClientRect()] : limitsOf(parent, frame)
    const answer = element !== frame && clips(element) ? [...outer, element.getBoundingClientRect()] : outer
    boxes.set(element, answer)
    return answer
  }
  const clips = (element: Element): boolean => {
    const isDrawn = element instanceof SVGElement
    // Of the parts of a drawing, only the whole and the islands of HTML in it have an overflow.
    if (isDrawn && !/^(?:svg|foreignObject)$/.test(element.tagName)) return false
    const { overflowX, overflowY, display } = getComputedStyle(element)
    return (overflowX !== 'visible' || overflowY !== 'visible') && (isDrawn || display !== 'inline')
  }

  const excess = (
    box: DOMRect,
    limit: DOMRect,
    vertical: number,
  ): { by: number; edge: ClippedContent['edge'] } | undefined => {
    const sides = [
      { edge: 'top', by: limit.top - box.top - vertical },
      { edge: 'bottom', by: box.bottom - limit.bottom - vertical },
      { edge: 'left', by: limit.left - box.left - HORIZONTAL_SLACK * scale },
      { edge: 'right', by: box.right - limit.right - HORIZONTAL_SLACK * scale },
    ] as const
    const worst = sides.reduce((a, b) => (b.by > a.by ? b : a))
    return worst.by > 0 ? { edge: worst.edge, by: Math.round(worst.by / scale) } : undefined
  }

  const observe = (page: Element): MeasuredSlide => {
    const frame = page.querySelector('.print-slide-container') ?? page
    const clipped: ClippedContent[] = []
    let visible = 0
    const judge = (
      element: Element,
      boxes: Iterable<DOMRect>,
      kind: ClippedContent['kind'],
      excerpt: string,
    ): void => {
      const limits = limitsOf(element, frame)
      const decorates = isDecoration(element)
      for (const box of boxes) {
        if (box.width === 0 || box.height === 0) continue
        if (!decorates) visible++
        // The box of a line is taller than its ink: a tight line height alone hides nothing.
        const slack = kind === 'text' ? 0.25 * box.height : 2 * scale
        for (const limit of limits) {
          const found = excess(box, limit, slack)
          if (found) {
            clipped.push({ kind, excerpt, isDecoration: decorates, ...found })
            return
          }
        }
      }
    }

    const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim()
      if (
        !parent ||
        !text ||
        /^(?:STYLE|SCRIPT|TITLE|DESC)$/i.test(parent.tagName) ||
        isHidden(parent, frame)
      )
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      judge(parent, range.getClientRects(), 'text', text.slice(0, 60))
    }
    for (const element of frame.querySelectorAll('img, svg, table, pre, video, canvas, iframe')) {
      // The roots and arrows of a formula are cut to their length on purpose.
      if (isHidden(element, frame) || element.parentElement?.closest('svg, .katex')) continue
      const name =
        element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? element.getAttribute('src') ?? ''
      judge(
        element.parentElement ?? frame,
        [element.getBoundingClientRect()],
        kinds[element.tagName] ?? 'svg',
        `${element.tagName.toLowerCase()} ${name}`.trim().slice(0, 60),
      )
    }
    const hasBackdrop =
      [...frame.querySelectorAll('iframe, video, canvas, object, [style*="background"]')].length > 0
    return {
      no: Number((page as HTMLElement).dataset['slide']),
      isBlank: visible === 0 && !hasBackdrop,
      clipped,
    }
  }

  return [...document.querySelectorAll('[data-slide]')].map(observe)
}
