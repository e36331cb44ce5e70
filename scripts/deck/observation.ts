/** What a browser saw of the deck, slide by slide, in the printed state. Shared by the render and the check stage. */
export interface DeckObservation {
  slides: SlideObservation[]
  errors: ObservedError[]
  requests: ObservedRequest[]
  /** What the page wrote to its console. */
  messages: ObservedMessage[]
  /** Components that the deck registered by itself for every slide. */
  components: string[]
  directives: string[]
}

export interface SlideObservation {
  /** 1-based. */
  no: number
  /** Nothing visible stands on it: no text, image, drawing or background. */
  isBlank: boolean
  clipped: ClippedContent[]
  unreadable: UnreadableText[]
  /** Text that no font of the deck draws. */
  unshipped: UnshippedText[]
  missingGlyphs: MissingGlyph[]
  violations: AxeViolation[]
}

export interface ClippedContent {
  kind: 'text' | 'image' | 'svg' | 'table' | 'code'
  /** The beginning of the text, or the element's tag and source. */
  excerpt: string
  /** Screen readers pass over it, and no description stands for it. */
  isDecoration: boolean
  /** CSS pixels of the canvas by which it passes the edge that hides it. */
  by: number
  edge: 'top' | 'right' | 'bottom' | 'left'
}

export type Theme = 'light' | 'dark'

/** What somebody in the last row, or with weak eyes, might not read. How much is too little is for a rule to say. */
export interface UnreadableText {
  problem: 'small' | 'faint' | 'on a picture'
  text: string
  /** Pixels on a canvas 980 px wide, or the contrast (1 to 21); 0 on a picture, where there is no saying. */
  value: number
  /** At least 24 px, or 18.66 px and bold: WCAG 2.2, "large scale". */
  isLarge: boolean
  /** A script of a formula, which is smaller by its nature. */
  isScript: boolean
  theme: Theme
}

export interface UnshippedText {
  /** Of the element, in the order in which they are asked for: `["Avenir Next", "sans-serif"]`. */
  families: string[]
  text: string
}

export interface MissingGlyph {
  character: string
  /** "RIGHTWARDS ARROW", as Unicode calls it. */
  name: string
  /** The fonts that were asked for. */
  families: string[]
  /** None of the fonts asked for is the deck's own: the machine draws it, as it does the words around it. */
  isOnMachineFont: boolean
}

/** What axe-core found. */
export interface AxeViolation {
  /** Id of axe's rule, e.g. `button-name`. */
  id: string
  /** "Buttons must have discernible text" */
  help: string
  /** What to do about this element. */
  remedy: string
  /** Name of the element's tag. */
  tag: string
  /** Its text, or what stands for it. */
  excerpt: string
}

export interface ObservedError {
  /** 1-based, where it is known. */
  slide: number | undefined
  component: string | undefined
  message: string
}

export interface ObservedMessage extends ObservedError {
  level: 'error' | 'warning'
}

export interface ObservedRequest {
  /** Of another host as it is, of the deck's own files as a path with a leading slash. */
  url: string
  isRemote: boolean
  /** `undefined` when it succeeded. */
  failure: string | undefined
  /** Who asked, where it is known: 1-based number of the slide, name of the component. */
  slide?: number | undefined
  component?: string | undefined
}

/** What a printed page shows that is as large as the canvas. */
export interface CanvasPage {
  /** 1-based. */
  slide: number
  /** The click that the slide is shown at; undefined for the one that paper shows. */
  click: number | undefined
}
