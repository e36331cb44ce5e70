import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import type { SourceRule } from './rule.ts'
import { budget } from './rules/budget.ts'
import { emptyDeck } from './rules/emptyDeck.ts'
import { headmatterText } from './rules/headmatterText.ts'
import { languageTag } from './rules/languageTag.ts'
import { missingAsset } from './rules/missingAsset.ts'
import { quizAnswer } from './rules/quizAnswer.ts'
import { remoteAsset } from './rules/remoteAsset.ts'
import { routeSlide } from './rules/routeSlide.ts'
import { unknownLayout } from './rules/unknownLayout.ts'
import { unknownSource } from './rules/unknownSource.ts'
import { unknownTerm } from './rules/unknownTerm.ts'

export const sourceRules: readonly SourceRule[] = [
  emptyDeck,
  headmatterText,
  languageTag,
  unknownLayout,
  missingAsset,
  remoteAsset,
  unknownSource,
  unknownTerm,
  quizAnswer,
  routeSlide,
  budget,
]

/** Everything that can be known from the Markdown alone, within milliseconds. */
export async function checkSource(deck: Deck): Promise<Finding[]> {
  const found = await Promise.all(sourceRules.map(async (rule) => await rule.check(deck)))
  return found.flat()
}
