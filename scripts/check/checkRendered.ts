import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import type { DeckObservation } from '../deck/observation.ts'
import type { RenderedRule } from './rule.ts'
import { accessibility } from './rules/accessibility.ts'
import { blankSlide } from './rules/blankSlide.ts'
import { clippedContent } from './rules/clippedContent.ts'
import { consoleMessage } from './rules/consoleMessage.ts'
import { contrast } from './rules/contrast.ts'
import { failedRequest } from './rules/failedRequest.ts'
import { missingFont } from './rules/missingFont.ts'
import { missingGlyph } from './rules/missingGlyph.ts'
import { remoteRequest } from './rules/remoteRequest.ts'
import { slideError } from './rules/slideError.ts'
import { smallText } from './rules/smallText.ts'

export const renderedRules: readonly RenderedRule[] = [
  slideError,
  consoleMessage,
  failedRequest,
  remoteRequest,
  blankSlide,
  clippedContent,
  smallText,
  contrast,
  missingFont,
  missingGlyph,
  accessibility,
]

/** Everything that only a browser can tell. */
export function checkRendered(deck: Deck, observation: DeckObservation): Finding[] {
  return renderedRules.flatMap((rule) => rule.check(deck, observation))
}
