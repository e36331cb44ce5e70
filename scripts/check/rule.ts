import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import type { DeckObservation } from '../deck/observation.ts'

interface RuleFacts {
  /** Stable name, as printed and as named in the headmatter. */
  id: string
  /** Why a lecturer should care, in one sentence. */
  rationale: string
}

/** Looks at the Markdown. Positions are those of the file that the lecturer edits. */
export interface SourceRule extends RuleFacts {
  check(deck: Deck): Finding[] | Promise<Finding[]>
}

/** Looks at what the browser drew. */
export interface RenderedRule extends RuleFacts {
  check(deck: Deck, observation: DeckObservation): Finding[]
}
