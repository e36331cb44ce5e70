import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import type { DeckObservation } from '../deck/observation.ts'

export type Level = Finding['severity'] | 'off'

/** How grave a finding is in a strict deck, and in one that knows nothing of Amphi. */
export interface Severities {
  strict: Level
  lenient: Level
}

/** Wrong whatever the deck. */
export const ALWAYS: Severities = { strict: 'error', lenient: 'error' }
/** Below our own standard; a deck written for plain Slidev is only told. */
export const STRICT: Severities = { strict: 'error', lenient: 'warning' }
/** A matter of style that concerns nobody who has not asked for it. */
export const ONLY_STRICT: Severities = { strict: 'error', lenient: 'off' }

export interface RuleFacts {
  /** Stable name, as printed and as named in the headmatter. */
  id: string
  /** Why a lecturer should care, in one sentence. */
  rationale: string
  /** What to do, in one sentence. A finding that knows better says better. */
  hint: string
  severity: Severities
  /** The deck does not compile, or means nothing: no setting and no `allow` changes its severity. */
  isFirm?: true
}

/** What a rule found. The check adds the rule's id and severity, and its hint where the offence has none. */
export type Offence = Omit<Finding, 'rule' | 'severity'>

/** Looks at the Markdown. Positions are those of the file that the lecturer edits. */
export interface SourceRule extends RuleFacts {
  check(deck: Deck): Offence[] | Promise<Offence[]>
}

/** Looks at what the browser drew. */
export interface RenderedRule extends RuleFacts {
  check(deck: Deck, observation: DeckObservation): Finding[]
}
