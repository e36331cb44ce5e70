import type { Anchors, Scope } from './anchors.ts'
import type { StyleBook } from './styleBook.ts'
import type { TwinTexts } from './texts.ts'

/** What every part of the document needs to know while it is written. */
export interface Context {
  styles: StyleBook
  anchors: Anchors
  texts: TwinTexts
  /** Id of the section that shows the slide a link of the deck means; undefined for no such slide. */
  slideAnchor: (target: string) => string | undefined
  /** Which drawing of its slide the next one is, from 1. */
  countDrawing: (scope: Scope) => number
}
