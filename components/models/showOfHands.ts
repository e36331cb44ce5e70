import type { SimulationModel } from './simulation.ts'

/** How many hands went up for each answer, in the order of the answers. */
export type Tally = readonly number[]

/** Adds hands to an answer, or takes some back when `hands` is negative. */
export interface HandsAction {
  type: 'add'
  answer: number
  hands: number
}

/**
 * A vote by show of hands, counted by whoever stands in front. It tells no story of its own: the trace is empty.
 * @param answers how many there are to choose from, two or more
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function showOfHands(answers = 3): SimulationModel<Tally, HandsAction> {
  if (!Number.isInteger(answers) || answers < 2)
    throw new RangeError(`answers must be a whole number, 2 or more, not ${String(answers)}`)
  return {
    initial: () => Array.from({ length: answers }, () => 0),
    apply(tally, action) {
      const reason = refusal(tally, action)
      if (reason !== undefined) throw new RangeError(reason)
      return tally.map((hands, at) => (at === action.answer ? hands + action.hands : hands))
    },
    trace: [],
  }
}

/** Why an action is impossible, undefined when it is not. */
export function refusal(tally: Tally, { type, answer, hands }: HandsAction): string | undefined {
  if (type !== 'add') return `a vote has no action "${String(type)}"`
  const raised = tally[answer]
  if (raised === undefined) return `answer must be one from 0 to ${tally.length - 1}, not ${String(answer)}`
  if (!Number.isInteger(hands)) return `hands must be a whole number, not ${String(hands)}`
  return raised + hands < 0
    ? `hands: only ${raised} were raised, so ${-hands} cannot be taken back`
    : undefined
}

/** All hands that went up. */
export function votes(tally: Tally): number {
  return tally.reduce((sum, hands) => sum + hands, 0)
}

/** The part of all hands that this answer got, from 0 to 1; 0 before anybody voted. */
export function share(tally: Tally, answer: number): number {
  const all = votes(tally)
  return all === 0 ? 0 : (tally[answer] ?? 0) / all
}
