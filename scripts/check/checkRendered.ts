import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import type { DeckObservation } from '../deck/observation.ts'
import type { RenderedRule } from './rule.ts'
import { blankSlide } from './rules/blankSlide.ts'
import { clippedContent } from './rules/clippedContent.ts'
import { failedRequest } from './rules/failedRequest.ts'
import { slideError } from './rules/slideError.ts'

export const renderedRules: readonly RenderedRule[] = [slideError, failedRequest, blankSlide, clippedContent]

/** Everything that only a browser can tell. */
export function checkRendered(deck: Deck, observation: DeckObservation): Finding[] {
  return renderedRules.flatMap((rule) => rule.check(deck, observation))
}
