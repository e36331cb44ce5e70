import type { Deck } from './deck/deck.ts'
import type { Finding } from './deck/finding.ts'
import { AmphiError } from './errors.ts'

/** The deck is wrong: the findings say where. */
export class DeckFindingsError extends AmphiError {
  readonly deck: Deck
  readonly findings: readonly Finding[]

  constructor(deck: Deck, findings: readonly Finding[]) {
    super('The deck has errors')
    this.deck = deck
    this.findings = findings
  }
}

/** @throws {DeckFindingsError} with all findings, warnings too, when one of them is an error */
export function stopOnErrors(deck: Deck, findings: readonly Finding[]): void {
  if (findings.some(({ severity }) => severity === 'error')) throw new DeckFindingsError(deck, findings)
}
