import { isAsked, matching, type Flow, type FlowState } from './flowTables.ts'
import { tally } from './flowTablesText.ts'

/** How many packets of one flow stand in one place. */
export type FlowCount = ReturnType<typeof tally>[number]

/** What the drawing of both planes shows of a state. */
interface FlowPicture {
  /** Packets at the first switch and at the server. */
  waiting: readonly FlowCount[]
  arrived: readonly FlowCount[]
  /** What the controller is asked about; empty while nobody asks a running one. */
  question: readonly Flow[]
  /** What it has just written rules for. */
  answered: readonly Flow[]
  /** Packets that the last action brought to the server. */
  arriving: readonly Flow[]
  /** Whether the machine has just sent a packet. */
  sent: boolean
}

export function flowPicture(state: FlowState): FlowPicture {
  const { last } = state
  const waiting = tally(state.waiting)
  const answered = last?.type === 'answered' || last?.type === 'started' ? last.flows : []
  return {
    waiting,
    arrived: tally(state.delivered),
    question: isAsked(state) ? waiting.map(({ flow }) => flow) : [],
    answered,
    arriving: last?.type === 'passed' ? [last.flow] : answered,
    sent: last?.type === 'asked' || last?.type === 'stranded' || last?.type === 'passed',
  }
}

/**
 * Which lines of a switch's table the last action followed or wrote. A packet that has no rule gets no further than
 * the first switch.
 * @param nth 0 for the first switch on the way, 1 for the second
 */
export function currentLines({ tables, last }: FlowState, nth: 0 | 1): number[] {
  const table = tables[nth]
  if (last?.type === 'passed') return [matching(table, last.flow)]
  if (last?.type === 'asked' || last?.type === 'stranded')
    return nth === 0 ? [matching(table, last.flow)] : []
  if (last?.type !== 'answered' && last?.type !== 'started') return []
  return [...table.keys()].filter((at) => last.flows.some((flow) => table[at]?.match === flow))
}
