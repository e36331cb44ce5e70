import type { SourceRule } from './rule.ts'
import { altText } from './rules/altText.ts'
import { budget } from './rules/budget.ts'
import { byteOrderMark } from './rules/byteOrderMark.ts'
import { deadLink } from './rules/deadLink.ts'
import { density } from './rules/density.ts'
import { duplicateId } from './rules/duplicateId.ts'
import { emptyDeck } from './rules/emptyDeck.ts'
import { headingOrder } from './rules/headingOrder.ts'
import { headmatterText } from './rules/headmatterText.ts'
import { languageTag } from './rules/languageTag.ts'
import { missingAsset } from './rules/missingAsset.ts'
import { plannedMinutes } from './rules/plannedMinutes.ts'
import { quizAnswer } from './rules/quizAnswer.ts'
import { remoteAsset } from './rules/remoteAsset.ts'
import { routeSlide } from './rules/routeSlide.ts'
import { slideTitle } from './rules/slideTitle.ts'
import { typography } from './rules/typography.ts'
import { unclosedElement } from './rules/unclosedElement.ts'
import { unknownComponent } from './rules/unknownComponent.ts'
import { unknownLayout } from './rules/unknownLayout.ts'
import { unknownSlot } from './rules/unknownSlot.ts'
import { unknownSource } from './rules/unknownSource.ts'
import { unknownTerm } from './rules/unknownTerm.ts'

/** What looks at the Markdown, in the order in which the README tells of it. */
export const sourceRules: readonly SourceRule[] = [
  byteOrderMark,
  emptyDeck,
  headmatterText,
  languageTag,
  unclosedElement,
  unknownLayout,
  unknownSlot,
  unknownComponent,
  missingAsset,
  remoteAsset,
  deadLink,
  duplicateId,
  slideTitle,
  headingOrder,
  altText,
  unknownSource,
  unknownTerm,
  quizAnswer,
  routeSlide,
  plannedMinutes,
  budget,
  density,
  typography,
]
