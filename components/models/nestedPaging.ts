import { orDefaults } from './orDefaults.ts'
import { levelsOf, MODES, PAGE_SIZES, walk, type PagingSetup } from './pageWalk.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'

export interface PagingState extends PagingSetup {
  /** References of the present walk that are done. */
  read: number
  /** How often the guest wrote the entry that maps its page. */
  writes: number
  /** VM exits that those writes have caused. */
  exits: number
  /** The frame that the guest's entry names, a gPA, and the one of the host behind it, a hPA. */
  frame: { guest: number; host: number }
  last: PagingAction['type'] | undefined
}

export type PagingAction =
  /** The next references of the walk. */
  | { type: 'read'; count: number }
  /** The same address again, and nothing cached: the walk begins anew. */
  | { type: 'restart' }
  /** The guest maps its page elsewhere and drops the old translation, so that the walk begins anew. */
  | { type: 'write' }
  /** Another machine: everything begins anew. */
  | ({ type: 'choose' } & Partial<PagingSetup>)

/** What can be drawn, and what machines have. */
const LEVELS = { least: 2, most: 5 }

const DEFAULTS: PagingSetup = { mode: 'nested', guestLevels: 4, hostLevels: 4, pageSize: '4K' }

/** Guest frames in the order in which the guest uses them, with the host's: machine A of the slide before. */
const FRAMES = [
  { guest: 2, host: 6 },
  { guest: 3, host: 2 },
  { guest: 0, host: 1 },
  { guest: 1, host: 4 },
] as const

/**
 * One address of a guest, translated with nothing cached: an upper bound, since real processors cache translations
 * and parts of walks.
 *
 * Nested: every address in the guest's tables is a gPA. For each of the n guest entries the hardware reads m host
 * entries, then the guest entry; m more for the page itself: n(m + 1) + m = (n + 1)(m + 1) − 1. Bhargava et al.,
 * ASPLOS 2008, say in their abstract that nested paging needs more references and fewer interventions; the abstract has
 * no number. The formula is counted here and agrees with lecture notes; the 24 of 4 × 4 levels also stands in the
 * abstract of Stojkovic et al., ASPLOS 2022.
 *
 * Shadow: n references, as without a VM, and one VM exit each time the guest writes its table, which is
 * write-protected (Linux, Documentation/virt/kvm/x86/mmu.rst). KVM exits less often: it may let the lowest tables go
 * out of step until the guest invalidates the translation.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function nestedPaging(setup: Partial<PagingSetup> = {}): SimulationModel<PagingState, PagingAction> {
  const start = checked(orDefaults(setup, DEFAULTS))
  return {
    initial: () => begin(start),
    apply,
    trace: start.mode === 'nested' ? nestedStory(start) : shadowStory(start),
  }
}

/** Whether the walk has come to its end. */
export function hasArrived(state: PagingState): boolean {
  return state.read === walk(state).length
}

/** Whether a machine like this one, with some of it changed, can be drawn. */
export function canChoose(setup: PagingSetup, change: Partial<PagingSetup>): boolean {
  return problem({ ...setup, ...change }) === undefined
}

/** Index of the first reference that the last click or action has read; the number read when it has read none. */
export function freshFrom(state: PagingState, before: PagingState | undefined): number {
  const sameTables =
    before !== undefined &&
    before.mode === state.mode &&
    before.pageSize === state.pageSize &&
    before.guestLevels === state.guestLevels &&
    before.hostLevels === state.hostLevels
  return sameTables ? Math.min(before.read, state.read) : state.read
}

function apply(state: PagingState, action: PagingAction): PagingState {
  switch (action.type) {
    case 'read': {
      const left = walk(state).length - state.read
      if (!Number.isInteger(action.count) || action.count < 1 || action.count > left)
        throw new RangeError(`a walk with ${left} references left cannot read ${action.count}`)
      return { ...state, read: state.read + action.count, last: 'read' }
    }
    case 'restart':
      return { ...state, read: 0, last: 'restart' }
    case 'write': {
      const writes = state.writes + 1
      const exits = state.exits + (state.mode === 'shadow' ? 1 : 0)
      return { ...state, read: 0, writes, exits, frame: frameAfter(writes), last: 'write' }
    }
    case 'choose': {
      const { type, ...change } = action
      const { mode, guestLevels, hostLevels, pageSize } = state
      return { ...begin(checked({ mode, guestLevels, hostLevels, pageSize, ...change })), last: type }
    }
    default:
      throw unknownAction('paging', action)
  }
}

function begin(setup: PagingSetup): PagingState {
  return { ...setup, read: 0, writes: 0, exits: 0, frame: frameAfter(0), last: undefined }
}

function frameAfter(writes: number): PagingState['frame'] {
  return FRAMES[writes % FRAMES.length] ?? FRAMES[0]
}

function checked(setup: PagingSetup): PagingSetup {
  const reason = problem(setup)
  if (reason !== undefined) throw new RangeError(reason)
  return setup
}

function problem({ mode, guestLevels, hostLevels, pageSize }: PagingSetup): string | undefined {
  if (!MODES.includes(mode)) return `mode must be one of ${MODES.join(', ')}, not ${String(mode)}`
  if (!PAGE_SIZES.includes(pageSize))
    return `pageSize must be one of ${PAGE_SIZES.join(', ')}, not ${String(pageSize)}`
  for (const [name, levels] of Object.entries({ guestLevels, hostLevels })) {
    if (!Number.isInteger(levels) || levels < LEVELS.least || levels > LEVELS.most)
      return `${name} must be an integer from ${LEVELS.least} to ${LEVELS.most}, not ${levels}`
    if (levelsOf(levels, pageSize).length === 0)
      return `${name} (${levels}) leaves no table above pages of ${pageSize}`
  }
  return undefined
}

/** The guest writes its table and nobody wakes; the walk, one guest level a click; the walk with larger pages. */
function nestedStory(setup: PagingSetup): PagingAction[][] {
  const host = levelsOf(setup.hostLevels, setup.pageSize).length
  const levels = levelsOf(setup.guestLevels, setup.pageSize).map((): PagingAction[] => [
    { type: 'read', count: host + 1 },
  ])
  const larger = PAGE_SIZES[PAGE_SIZES.indexOf(setup.pageSize) + 1]
  const again: PagingAction[][] =
    larger !== undefined && canChoose(setup, { pageSize: larger })
      ? [
          [
            { type: 'choose', pageSize: larger },
            { type: 'read', count: walk({ ...setup, pageSize: larger }).length },
          ],
        ]
      : []
  return [[{ type: 'write' }], ...levels, [{ type: 'read', count: host }], ...again]
}

/** The walk; the guest writes; the walk again; a program starts, and the guest writes three times more. */
function shadowStory(setup: PagingSetup): PagingAction[][] {
  const whole: PagingAction = { type: 'read', count: walk(setup).length }
  return [[whole], [{ type: 'write' }], [whole], [{ type: 'write' }, { type: 'write' }, { type: 'write' }]]
}
