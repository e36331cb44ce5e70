/** What somebody in the last row, or with weak eyes, could not read on the slide that is shown. */
export interface Unreadable {
  text: string
  problem: 'small' | 'faint' | 'on a texture'
  /** Pixels of the canvas, or the contrast. */
  value: number
}

export interface SlideText {
  unreadable: Unreadable[]
  /** Every character that is shown, by the family of its font: text or code. */
  characters: { text: string; code: string }
}

/**
 * Runs in the page, so it may use nothing but its arguments and the DOM. Reads every text of a slide: its size on the
 * canvas, and its contrast with what is painted below it, in drawings too, which the usual checkers pass over.
 */
export function readSlideText({
  selector,
  canvasWidth,
}: {
  selector: string
  canvasWidth: number
}): SlideText {
  const LEAST_SIZE = 18
  const LEAST_CONTRAST = 4.5
  const slide = document.querySelector(selector)
  if (!slide) throw new Error(`no ${selector} on the page`)
  const scale = slide.getBoundingClientRect().width / canvasWidth

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

  const isHidden = (element: Element): boolean => {
    for (let at: Element | null = element; at && at !== slide; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return true
      const box = at.getBoundingClientRect()
      if ((style.overflow !== 'visible' || style.clipPath !== 'none') && box.width <= 2 && box.height <= 2)
        return true
    }
    return false
  }

  /** What is painted at a point below an element: a colour, or a texture. */
  const below = (element: Element, x: number, y: number): Colour | 'texture' => {
    const stack = document.elementsFromPoint(x, y)
    const paints: Colour[] = []
    let base: Colour = [255, 255, 255, 1]
    for (const at of stack) {
      // Slidev's controls lie above the slide and show under the pointer only.
      if (!slide.contains(at) && !at.contains(slide)) continue
      if (at.closest('text') || (at !== element && element.contains(at))) continue
      const style = getComputedStyle(at)
      const isShape = at instanceof SVGGeometryElement
      if (isShape && style.fill.startsWith('url')) return 'texture'
      if (!isShape && style.backgroundImage !== 'none') return 'texture'
      const css = isShape ? style.fill : style.backgroundColor
      if (css === 'none' || at instanceof SVGElement !== isShape) continue
      const colour = colourOf(css)
      const opacity = isShape ? Number(style.fillOpacity) * Number(style.opacity) : Number(style.opacity)
      paints.push([colour[0], colour[1], colour[2], colour[3] * opacity])
      if (colour[3] * opacity > 0.99) break
    }
    for (const paint of paints.reverse()) base = over(paint, base)
    return base
  }

  const unreadable: Unreadable[] = []
  const characters = { text: '', code: '' }
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const text = node.textContent?.trim()
    if (!parent || !text || /^(?:style|script|title|desc)$/i.test(parent.tagName) || isHidden(parent))
      continue
    const style = getComputedStyle(parent)
    characters[/mono/i.test(style.fontFamily) ? 'code' : 'text'] += text
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0)
    if (!box) continue
    const drawn = parent instanceof SVGGraphicsElement ? parent.getScreenCTM() : null
    const size = drawn
      ? (Number.parseFloat(style.fontSize) * Math.hypot(drawn.c, drawn.d)) / scale
      : Number.parseFloat(style.fontSize)
    if (size < LEAST_SIZE - 0.05)
      unreadable.push({ text, problem: 'small', value: Math.round(size * 10) / 10 })

    const ground = below(parent, box.left + box.width / 2, box.top + box.height / 2)
    if (ground === 'texture') {
      unreadable.push({ text, problem: 'on a texture', value: 0 })
      continue
    }
    const ink = colourOf(drawn ? style.fill : style.color)
    let opacity = ink[3]
    for (let at: Element | null = parent; at && at !== slide.parentElement; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity)
    const ratio = contrast(over([ink[0], ink[1], ink[2], opacity], ground), ground)
    if (ratio < LEAST_CONTRAST - 0.01)
      unreadable.push({ text, problem: 'faint', value: Math.round(ratio * 100) / 100 })
  }
  return { unreadable, characters }
}
