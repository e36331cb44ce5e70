/** What a browser saw of the deck, slide by slide, in the printed state. Shared by the render and the check stage. */
export interface DeckObservation {
  slides: SlideObservation[]
  errors: ObservedError[]
  requests: ObservedRequest[]
  /** Components that the deck registered by itself for every slide. */
  components: string[]
}

export interface SlideObservation {
  /** 1-based. */
  no: number
  /** Nothing visible stands on it: no text, image, drawing or background. */
  isBlank: boolean
  clipped: ClippedContent[]
}

export interface ClippedContent {
  kind: 'text' | 'image' | 'svg' | 'table' | 'code'
  /** The beginning of the text, or the element's tag and source. */
  excerpt: string
  /** CSS pixels of the canvas by which it passes the edge that hides it. */
  by: number
  edge: 'top' | 'right' | 'bottom' | 'left'
}

export interface ObservedError {
  /** 1-based, where it is known. */
  slide: number | undefined
  component: string | undefined
  message: string
}

export interface ObservedRequest {
  url: string
  isRemote: boolean
  /** `undefined` when it succeeded. */
  failure: string | undefined
}

/** What a printed page shows that is as large as the canvas. */
export interface CanvasPage {
  /** 1-based. */
  slide: number
  /** The click that the slide is shown at; undefined for the one that paper shows. */
  click: number | undefined
}
