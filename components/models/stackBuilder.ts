import { unknownAction, type SimulationModel } from './simulation.ts'

/** The blocks of a stack, in the order in which they stand beside each other on one level. */
export const BLOCKS = ['hardware', 'kernel', 'hypervisor', 'privileged', 'vm'] as const
export type Block = (typeof BLOCKS)[number]

/** Levels of a stack, counted from the hardware up. */
export const LEVELS = 4
/** How many blocks may stand side by side. */
export const LEVEL_WIDTH = 2

/** What stands on each level, bottom first; every block at most once. */
export type Levels = readonly (readonly Block[])[]

export interface StackState {
  /** The product whose stack is asked for. */
  product: ProductId
  levels: Levels
}

export type StackAction =
  | { type: 'choose'; product: ProductId }
  /** Puts a block on a level, wherever it was before. */
  | { type: 'place'; block: Block; level: number }
  | { type: 'remove'; block: Block }
  /** Chooses a product and builds its whole stack. */
  | { type: 'build'; product: ProductId }

const HOSTED: Levels = [['hardware'], ['kernel'], ['hypervisor'], ['vm']]
const NATIVE: Levels = [['hardware'], ['hypervisor'], ['vm'], []]
const NATIVE_WITH_PRIVILEGED: Levels = [['hardware'], ['hypervisor'], ['privileged', 'vm'], []]
const IN_KERNEL: Levels = [['hardware'], ['kernel', 'hypervisor'], ['vm'], []]

export const PRODUCTS = {
  virtualbox: { name: 'VirtualBox', levels: HOSTED },
  workstation: { name: 'Workstation', levels: HOSTED },
  esxi: { name: 'ESXi', levels: NATIVE },
  hyperv: { name: 'Hyper-V', levels: NATIVE_WITH_PRIVILEGED },
  xen: { name: 'Xen', levels: NATIVE_WITH_PRIVILEGED },
  kvm: { name: 'KVM', levels: IN_KERNEL },
} as const satisfies Record<string, { name: string; levels: Levels }>

export type ProductId = keyof typeof PRODUCTS
export const PRODUCT_IDS = Object.keys(PRODUCTS) as ProductId[]

/**
 * A stack to build from blocks. Without a product the trace tells the story of four of them, VirtualBox, ESXi,
 * Hyper-V and KVM; with one, it builds that product level by level.
 * @throws RangeError whose message begins with `product` when there is no such product
 */
export function stackBuilder(product?: ProductId): SimulationModel<StackState, StackAction> {
  if (product !== undefined) known(product)
  return {
    initial: () => ({ product: product ?? 'virtualbox', levels: [['hardware'], [], [], []] }),
    apply,
    trace: product === undefined ? STORY : levelByLevel(product),
  }
}

/** The level that holds a block, undefined while it is not in the stack. */
export function levelOf(levels: Levels, block: Block): number | undefined {
  const level = levels.findIndex((blocks) => blocks.includes(block))
  return level < 0 ? undefined : level
}

/** Whether a block may be put on a level. */
export function fits(levels: Levels, block: Block, level: number): boolean {
  const others = levels[level]?.filter((other) => other !== block)
  return others !== undefined && others.length < LEVEL_WIDTH
}

/** The next level above a block that takes it, from below the stack when it is not in it yet; undefined at the top. */
export function levelAbove(levels: Levels, block: Block): number | undefined {
  const from = levelOf(levels, block) ?? -1
  return levels.map((_, level) => level).find((level) => level > from && fits(levels, block, level))
}

/** The next level below a block that takes it; undefined when there is none. */
export function levelBelow(levels: Levels, block: Block): number | undefined {
  const from = levelOf(levels, block) ?? -1
  return levels.map((_, level) => level).findLast((level) => level < from && fits(levels, block, level))
}

/** Whether two stacks hold the same blocks on the same levels. */
export function sameLevels(a: Levels, b: Levels): boolean {
  return BLOCKS.every((block) => levelOf(a, block) === levelOf(b, block))
}

function apply(state: StackState, action: StackAction): StackState {
  switch (action.type) {
    case 'choose':
      return { ...state, product: known(action.product) }
    case 'build':
      return { product: known(action.product), levels: PRODUCTS[action.product].levels }
    case 'place': {
      const { block, level } = action
      if (!BLOCKS.includes(block)) throw new RangeError(`there is no block "${String(block)}"`)
      if (!Number.isInteger(level) || level < 0 || level >= LEVELS)
        throw new RangeError(`there is no level ${level}: a stack has levels 0 to ${LEVELS - 1}`)
      if (!fits(state.levels, block, level)) throw new RangeError(`level ${level} is full`)
      const without = take(state.levels, block)
      return {
        ...state,
        levels: without.map((blocks, at) => (at === level ? inOrder([...blocks, block]) : blocks)),
      }
    }
    case 'remove':
      if (levelOf(state.levels, action.block) === undefined)
        throw new RangeError(`block "${String(action.block)}" is not in the stack`)
      return { ...state, levels: take(state.levels, action.block) }
    default:
      throw unknownAction('a stack', action)
  }
}

function take(levels: Levels, block: Block): Levels {
  return levels.map((blocks) => blocks.filter((other) => other !== block))
}

function inOrder(blocks: readonly Block[]): Block[] {
  return BLOCKS.filter((block) => blocks.includes(block))
}

function known(product: ProductId): ProductId {
  if (!Object.hasOwn(PRODUCTS, product))
    throw new RangeError(`product must be one of ${PRODUCT_IDS.join(', ')}, not "${String(product)}"`)
  return product
}

/** From the hosted stack to the native one by taking the host away, then the two that deceive the eye. */
const STORY: readonly (readonly StackAction[])[] = [
  [{ type: 'place', block: 'kernel', level: 1 }],
  [
    { type: 'place', block: 'hypervisor', level: 2 },
    { type: 'place', block: 'vm', level: 3 },
  ],
  [
    { type: 'choose', product: 'esxi' },
    { type: 'remove', block: 'kernel' },
  ],
  [
    { type: 'place', block: 'hypervisor', level: 1 },
    { type: 'place', block: 'vm', level: 2 },
  ],
  [
    { type: 'choose', product: 'hyperv' },
    { type: 'place', block: 'privileged', level: 2 },
  ],
  [
    { type: 'choose', product: 'kvm' },
    { type: 'remove', block: 'privileged' },
    { type: 'place', block: 'kernel', level: 1 },
  ],
]

function levelByLevel(product: ProductId): StackAction[][] {
  const steps = PRODUCTS[product].levels.map((blocks, level) =>
    blocks.map((block): StackAction => ({ type: 'place', block, level })),
  )
  return steps.slice(1).filter((step) => step.length > 0)
}
