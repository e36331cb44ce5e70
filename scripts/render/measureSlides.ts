import type { ClippedContent, SlideObservation } from '../deck/observation.ts'

/**
 * Runs in the page, so it may use nothing but its argument and the DOM. Looks at every slide of the printed view:
 * text by the rectangles of its ranges, images, drawings, tables and code by their boxes, each against the slide's
 * frame and against every ancestor on the way that hides what overflows. The scroll size of the slide alone is wrong
 * both ways: a slot that hides its overflow keeps it small, a decoration outside makes it large.
 *
 * @param scale CSS pixels of the page per pixel of the canvas
 */
export function measureSlides(scale: number): SlideObservation[] {
  const HORIZONTAL_SLACK = 2
  const kinds: Record<string, ClippedContent['kind']> = {
    IMG: 'image',
    svg: 'svg',
    TABLE: 'table',
    PRE: 'code',
  }

  const isHidden = (element: Element, frame: Element): boolean => {
    for (let at: Element | null = element; at && at !== frame; at = at.parentElement) {
      if (at.getAttribute('aria-hidden') === 'true' || at.classList.contains('katex-mathml')) return true
      const style = getComputedStyle(at)
      if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return true
      // Text for screen readers only is a box of one pixel.
      const box = at.getBoundingClientRect()
      const clips = style.overflow !== 'visible' || style.clipPath !== 'none'
      if (clips && box.width <= 2 * scale && box.height <= 2 * scale) return true
    }
    return false
  }

  const clippers = (element: Element, frame: Element): Element[] => {
    const found: Element[] = [frame]
    for (let at: Element | null = element; at && at !== frame; at = at.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(at)
      if (
        (overflowX !== 'visible' || overflowY !== 'visible') &&
        display !== 'inline' &&
        !(at instanceof SVGElement)
      ) {
        found.push(at)
      }
    }
    return found
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

  const observe = (page: Element): SlideObservation => {
    const frame = page.querySelector('.print-slide-container') ?? page
    const clipped: ClippedContent[] = []
    let visible = 0
    const judge = (
      element: Element,
      boxes: Iterable<DOMRect>,
      kind: ClippedContent['kind'],
      excerpt: string,
    ): void => {
      const limits = clippers(element, frame).map((limit) => limit.getBoundingClientRect())
      for (const box of boxes) {
        if (box.width === 0 || box.height === 0) continue
        visible++
        // The box of a line is taller than its ink: a tight line height alone hides nothing.
        const slack = kind === 'text' ? 0.25 * box.height : 2 * scale
        for (const limit of limits) {
          const found = excess(box, limit, slack)
          if (found) {
            clipped.push({ kind, excerpt, ...found })
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
    for (const element of frame.querySelectorAll('img, svg, table, pre')) {
      if (isHidden(element, frame) || element.parentElement?.closest('svg')) continue
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
