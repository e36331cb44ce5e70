/** The handout as the browser drew it: plain data, every style resolved, nothing that needs the deck any more. */
export interface RenderedHandout {
  slides: RenderedSlide[]
  /** What the deck adds behind its slides. */
  ending: RenderedElement[]
  /** Elements outside of all these that a `url(#…)` in them names: gradients, markers. */
  shared: RenderedElement[]
  /** What RenderedStyle counts in. */
  declarations: Declarations[]
  /** Value of every property before any style sheet, to say how one is undone. */
  initial: Declarations
  /** The `@font-face` rules of all fonts in use, sources inlined. */
  fonts: string[]
}

export interface RenderedSlide {
  /** 1-based. */
  no: number
  /** Colours of the canvas and of its text. */
  paper: { light: string; dark: string }
  ink: { light: string; dark: string }
  canvas: RenderedElement
  prose: RenderedElement
}

export interface RenderedElement {
  /** Lower case, save in SVG (`linearGradient`). */
  tag: string
  isSvg: boolean
  attributes: Record<string, string>
  /** Left, top, width, height in CSS pixels of the canvas; zero where nothing is drawn. */
  box: [number, number, number, number]
  style: RenderedStyle
  before?: RenderedPseudo
  after?: RenderedPseudo
  children: (RenderedElement | string)[]
}

export interface RenderedPseudo {
  /** CSS string, e.g. `"→"`. */
  content: string
  style: RenderedStyle
}

/** Indices into RenderedHandout.declarations, for both themes. */
export interface RenderedStyle {
  light: { own: number; inherited: number }
  dark: { own: number; inherited: number }
}

/** Resolved values by property. `own` lists only what differs from the initial value, `inherited` everything. */
export type Declarations = Record<string, string>

export function isRendered(child: RenderedElement | string): child is RenderedElement {
  return typeof child !== 'string'
}
