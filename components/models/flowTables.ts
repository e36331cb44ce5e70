import { unknownAction, type SimulationModel } from './simulation.ts'

/** What the packets of one conversation have in common, and a rule can recognise. */
export type Flow = 'A' | 'B' | 'C'

export const FLOWS: readonly Flow[] = ['A', 'B', 'C']

/** A line of a flow table. `other` matches every flow: it stands last, where only a flow without a line gets. */
export interface Rule {
  match: Flow | 'other'
  does: 'forward' | 'ask'
}

/** Read from the top: the first line that matches decides. */
export type Table = readonly Rule[]

/** What the last action did, for the picture and its sentence. */
type FlowEvent =
  /** A packet that both tables knew. */
  | { type: 'passed'; flow: Flow }
  /** A packet without a rule: the controller is asked, or is not there to be. */
  | { type: 'asked' | 'stranded'; flow: Flow }
  /** The controller pushed a rule for each of `flows`; their packets went on. */
  | { type: 'answered' | 'started'; flows: readonly Flow[] }
  | { type: 'stopped' }

export interface FlowState {
  /** Of the first and the second switch on the way. */
  tables: readonly [Table, Table]
  /** Whether the controller runs. */
  running: boolean
  /** Packets held at the first switch, in the order in which they came. */
  waiting: readonly Flow[]
  /** Packets that reached the server, in their order. */
  delivered: readonly Flow[]
  last: FlowEvent | undefined
}

export type FlowAction =
  { type: 'send'; flow: Flow } | { type: 'answer' } | { type: 'stop' } | { type: 'start' }

const MISS: Rule = { match: 'other', does: 'ask' }

/**
 * Two switches on one way, and the controller that fills their tables.
 *
 * The rule, after OpenFlow (McKeown et al. 2008): a switch does what the first matching line of its table says; a
 * flow without a line of its own is for the controller, which writes one into both tables. Rules never expire here.
 * @param known the flow that has its rule from the start
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function flowTables(known: Flow = 'A'): SimulationModel<FlowState, FlowAction> {
  if (!FLOWS.includes(known))
    throw new RangeError(`known must be one of ${FLOWS.join(', ')}, not "${String(known)}"`)
  const table: Table = [{ match: known, does: 'forward' }, MISS]
  return {
    initial: () => ({ tables: [table, table], running: true, waiting: [], delivered: [], last: undefined }),
    apply,
    trace: story(known),
  }
}

/** Index of the line that decides for a flow; -1 when none does. */
export function matching(table: Table, flow: Flow): number {
  return table.findIndex(({ match }) => match === flow || match === 'other')
}

/** Whether a switch forwards the packets of a flow. */
export function forwards(table: Table, flow: Flow): boolean {
  return table[matching(table, flow)]?.does === 'forward'
}

/** Whether the controller has been asked and has not answered yet. */
export function isAsked({ running, waiting }: Pick<FlowState, 'running' | 'waiting'>): boolean {
  return running && waiting.length > 0
}

function apply(state: FlowState, action: FlowAction): FlowState {
  switch (action.type) {
    case 'send':
      return send(state, action.flow)
    case 'answer':
      if (!isAsked(state)) throw new RangeError('nobody asked a running controller')
      return { ...decide(state), last: { type: 'answered', flows: distinct(state.waiting) } }
    case 'stop':
      if (!state.running) throw new RangeError('the controller is stopped already')
      return { ...state, running: false, last: { type: 'stopped' } }
    case 'start':
      if (state.running) throw new RangeError('the controller runs already')
      return { ...decide(state), running: true, last: { type: 'started', flows: distinct(state.waiting) } }
    default:
      throw unknownAction('a network', action)
  }
}

function send(state: FlowState, flow: Flow): FlowState {
  if (!FLOWS.includes(flow)) throw new RangeError(`there is no flow "${String(flow)}"`)
  if (state.tables.every((table) => forwards(table, flow)))
    return { ...state, delivered: [...state.delivered, flow], last: { type: 'passed', flow } }
  const type = state.running ? 'asked' : 'stranded'
  return { ...state, waiting: [...state.waiting, flow], last: { type, flow } }
}

/** A rule into both tables for every flow that waits; then its packets have one to follow, and go. */
function decide(state: FlowState): FlowState {
  const [first, second] = state.tables
  const flows = distinct(state.waiting)
  return {
    ...state,
    tables: [withRules(first, flows), withRules(second, flows)],
    waiting: [],
    delivered: [...state.delivered, ...state.waiting],
  }
}

/** New lines go above the one for all others, which would hide them. */
function withRules(table: Table, flows: readonly Flow[]): Table {
  const rules = flows.map((flow): Rule => ({ match: flow, does: 'forward' }))
  return [...table.filter(({ match }) => match !== 'other'), ...rules, MISS]
}

function distinct(flows: readonly Flow[]): Flow[] {
  return [...new Set(flows)]
}

/** A known flow, a new one, the answer, the new one again; then without the controller, until it is back. */
function story(known: Flow): FlowAction[][] {
  const [asked, late] = FLOWS.filter((flow) => flow !== known) as [Flow, Flow]
  return [
    [{ type: 'send', flow: known }],
    [{ type: 'send', flow: asked }],
    [{ type: 'answer' }],
    [{ type: 'send', flow: asked }],
    [{ type: 'stop' }],
    [{ type: 'send', flow: asked }],
    [{ type: 'send', flow: late }],
    [{ type: 'start' }],
  ]
}
