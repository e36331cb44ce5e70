import type { Theme, UnreadableText } from '../deck/observation.ts'

export interface SlideTexts {
  no: number
  unreadable: UnreadableText[]
  /** Every text that is shown, by the font list of its element. */
  byFont: FontText[]
}

export interface FontText {
  /** As computed: `"Inter", sans-serif`. */
  fontFamily: string
  text: string
}

/**
 * Runs in the page, so it may use nothing but the DOM. Reads every text of every element `[data-slide]`: its size on the
 * canvas, its font, and its contrast with what is painted below it, in drawings too, which the usual checkers pass over.
 * The contrast is that of WCAG 2.2, 1.4.3.
 */
export function readTexts(): SlideTexts[] {
  const READABLE_SIZE = 18
  const READABLE_CONTRAST = 4.5
  const REFERENCE_WIDTH = 980
  const theme: Theme = document.documentElement.classList.contains('dark') ? 'dark' : 'light'

  type Colour = [number, number, number, number]
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const colours = new Map<string, Colour>()
  const colourOf = (css: string): Colour => {
    const known = colours.get(css)
    if (known || !context) return known ?? [0, 0, 0, 0]
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = '#000'
    context.fillStyle = css
    context.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data
    const colour: Colour = [r, g, b, a / 255]
    colours.set(css, colour)
    return colour
  }
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const luminance = (colour: Colour): number => {
    const linear = (index: 0 | 1 | 2) => {
      const value = colour[index] / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2)
  }
  const contrast = (a: Colour, b: Colour): number => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
    return (light + 0.05) / (dark + 0.05)
  }

  /** What an element takes from all those around it. */
  interface Setting {
    isHidden: boolean
    opacity: number
    /** Pixels of the canvas per pixel of the element, by transforms and zoom. */
    scale: number
    /** A filter or a blend mode makes other colours of those that are asked for. */
    isBlended: boolean
  }
  const settings = new Map<Element, Setting>()
  const settingOf = (element: Element, slide: Element): Setting => {
    const known = settings.get(element)
    if (known) return known
    const parent = element === slide ? null : element.parentElement
    const around = parent
      ? settingOf(parent, slide)
      : { isHidden: false, opacity: 1, scale: 1, isBlended: false }
    const style = getComputedStyle(element)
    // In a drawing the browser knows the scale of a text by itself.
    const isScaled = element !== slide && !(element instanceof SVGElement)
    const matrix = isScaled && style.transform !== 'none' ? new DOMMatrix(style.transform) : null
    const factor = isScaled && style.scale !== 'none' ? Number.parseFloat(style.scale) : 1
    const zoom = isScaled ? Number.parseFloat(style.zoom) || 1 : 1
    const clips = style.overflow !== 'visible' || style.clipPath !== 'none'
    const box = clips ? element.getBoundingClientRect() : undefined
    const setting = {
      isHidden:
        around.isHidden ||
        style.display === 'none' ||
        style.opacity === '0' ||
        // Text for screen readers only is a box of one pixel.
        (box !== undefined && box.width <= 2 && box.height <= 2),
      opacity: around.opacity * Number(style.opacity),
      scale: around.scale * (matrix ? Math.hypot(matrix.c, matrix.d) : 1) * factor * zoom,
      isBlended: around.isBlended || style.filter !== 'none' || style.mixBlendMode !== 'normal',
    }
    settings.set(element, setting)
    return setting
  }

  const isPicture = (at: Element) => /^(?:img|image|video|canvas|iframe|object|embed)$/i.test(at.tagName)

  /** What an element itself paints below the text: nothing, a colour, or a picture, texture or gradient. */
  type Paint = Colour | 'picture' | undefined
  const paints = new Map<Element, Paint>()
  const readPaint = (at: Element): Paint => {
    if (isPicture(at)) return 'picture'
    const isShape = at instanceof SVGGeometryElement
    if (at instanceof SVGElement && !isShape) return undefined
    const style = getComputedStyle(at)
    const css = isShape ? style.fill : style.backgroundColor
    if (isShape ? css.startsWith('url') : style.backgroundImage !== 'none') return 'picture'
    if (css === 'none') return undefined
    const [r, g, b, a] = colourOf(css)
    return [r, g, b, a * Number(style.opacity) * (isShape ? Number(style.fillOpacity) : 1)]
  }
  const paintOf = (at: Element): Paint => {
    if (!paints.has(at)) paints.set(at, readPaint(at))
    return paints.get(at)
  }

  /** What is painted below an element at a point of the window. */
  const below = (element: Element, slide: Element, [x, y]: [number, number]): Colour | 'picture' => {
    const stack = document.elementsFromPoint(x, y)
    const seen: Colour[] = []
    for (const at of stack.slice(Math.max(0, stack.indexOf(element)))) {
      // Slidev's controls lie above the slide and show under the pointer only.
      if (!slide.contains(at) && !at.contains(slide)) continue
      if (at !== element && element.contains(at)) continue
      const paint = paintOf(at)
      if (paint === 'picture') return 'picture'
      if (!paint || !paint[3]) continue
      seen.push(paint)
      if (paint[3] > 0.99) break
    }
    return seen.reduceRight((ground, paint) => over(paint, ground), [255, 255, 255, 1] as Colour)
  }

  const firstBox = (node: Node): DOMRect | undefined => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0)
  }

  /** Only what the window shows can be asked for by its point. */
  const middle = (node: Node, box: DOMRect): [number, number] => {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    if (x >= 0 && y >= 0 && x < innerWidth && y < innerHeight) return [x, y]
    scrollBy(x - innerWidth / 2, y - innerHeight / 3)
    const moved = firstBox(node) ?? box
    return [moved.left + moved.width / 2, moved.top + moved.height / 2]
  }

  const read = (page: HTMLElement): SlideTexts => {
    const slide = page.querySelector<HTMLElement>('.print-slide-container') ?? page
    const shrunk = slide.getBoundingClientRect().width / slide.offsetWidth
    const reference = REFERENCE_WIDTH / slide.offsetWidth
    const unreadable: UnreadableText[] = []
    const byFont = new Map<string, Set<string>>()
    const note = (fontFamily: string, text: string): void => {
      const known = byFont.get(fontFamily) ?? new Set()
      byFont.set(fontFamily, known)
      known.add(text)
    }

    const judge = (node: Node, parent: Element, text: string): void => {
      const style = getComputedStyle(parent)
      const { isHidden, opacity, scale, isBlended } = settingOf(parent, slide)
      if (isHidden || style.visibility !== 'visible') return
      const box = firstBox(node)
      if (!box) return
      note(style.fontFamily, text)
      const drawn = parent instanceof SVGGraphicsElement ? parent.getScreenCTM() : null
      const factor = drawn ? Math.hypot(drawn.c, drawn.d) / shrunk : scale
      const size = Number.parseFloat(style.fontSize) * factor * reference
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      const isScript = parent.closest('.katex .mtight') !== null
      const seen = { text: text.slice(0, 80), isLarge, isScript, theme }
      if (size < READABLE_SIZE - 0.05)
        unreadable.push({ ...seen, problem: 'small', value: Math.round(size * 10) / 10 })

      const isClear = !drawn && colourOf(style.webkitTextFillColor)[3] === 0
      const ground =
        isBlended || isClear || (drawn && style.fill.startsWith('url'))
          ? 'picture'
          : below(parent, slide, middle(node, box))
      if (ground === 'picture') {
        unreadable.push({ ...seen, problem: 'on a picture', value: 0 })
        return
      }
      const ink = colourOf(drawn ? style.fill : style.webkitTextFillColor)
      const ratio = contrast(over([ink[0], ink[1], ink[2], ink[3] * opacity], ground), ground)
      if (ratio < READABLE_CONTRAST - 0.01)
        unreadable.push({ ...seen, problem: 'faint', value: Math.round(ratio * 100) / 100 })
    }

    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim()
      if (parent && text && !/^(?:style|script|title|desc)$/i.test(parent.tagName)) judge(node, parent, text)
    }
    const fonts = [...byFont].map(([fontFamily, texts]) => ({ fontFamily, text: [...texts].join(' ') }))
    return { no: Number(page.dataset['slide']), unreadable, byFont: fonts }
  }

  const pages = [...document.querySelectorAll<HTMLElement>('[data-slide]')]
  // What leaves the layout begins its animations anew.
  const canHide = document.getAnimations().length === 0
  const style = document.createElement('style')
  style.textContent = [
    // What ignores the pointer is painted all the same.
    '* { pointer-events: auto !important }',
    // One slide at a time: what lies at a point is looked for in all that is there.
    canHide ? '[data-slide]:not([data-read]) { display: none !important }' : '',
  ].join('\n')
  document.head.append(style)
  const place = [scrollX, scrollY] as const
  const found = pages.map((page) => {
    page.dataset['read'] = ''
    const texts = read(page)
    delete page.dataset['read']
    return texts
  })
  style.remove()
  scrollTo(...place)
  return found
}
