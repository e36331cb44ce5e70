import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replay } from '../../../../components/models/simulation.ts'
import {
  BLOCKS,
  fits,
  LEVEL_WIDTH,
  levelAbove,
  levelBelow,
  levelOf,
  LEVELS,
  PRODUCT_IDS,
  PRODUCTS,
  sameLevels,
  stackBuilder,
  type ProductId,
  type StackAction,
} from '../../../../components/models/stackBuilder.ts'
import { stateAt } from './stateAt.ts'

const model = stackBuilder()
const block = fc.constantFrom(...BLOCKS)
const product = fc.constantFrom(...PRODUCT_IDS)
const action: fc.Arbitrary<StackAction> = fc.oneof(
  fc.record({ type: fc.constant('place' as const), block, level: fc.nat(LEVELS - 1) }),
  fc.record({ type: fc.constant('remove' as const), block }),
  fc.record({ type: fc.constant('choose' as const), product }),
  fc.record({ type: fc.constant('build' as const), product }),
)

/** Plays what is possible and skips what the model refuses. */
function play(actions: readonly StackAction[]) {
  let state = model.initial(0)
  for (const each of actions) {
    try {
      state = model.apply(state, each)
    } catch (cause) {
      expect(cause).toBeInstanceOf(RangeError)
    }
  }
  return state
}

test('whatever is played, a block stands at most once and no level is wider than allowed', () => {
  fc.assert(
    fc.property(fc.array(action), (actions) => {
      const { levels } = play(actions)
      const placed = levels.flat()
      expect(levels).toHaveLength(LEVELS)
      expect(new Set(placed).size).toBe(placed.length)
      for (const blocks of levels) expect(blocks.length).toBeLessThanOrEqual(LEVEL_WIDTH)
    }),
  )
})

test('a placed block stands where it was put, and removing it leaves the others in place', () => {
  fc.assert(
    fc.property(fc.array(action), block, fc.nat(LEVELS - 1), (actions, which, level) => {
      const state = play(actions)
      fc.pre(fits(state.levels, which, level))
      const placed = model.apply(state, { type: 'place', block: which, level })
      expect(levelOf(placed.levels, which)).toBe(level)
      const removed = model.apply(placed, { type: 'remove', block: which })
      for (const other of BLOCKS)
        expect(levelOf(removed.levels, other)).toBe(
          other === which ? undefined : levelOf(state.levels, other),
        )
    }),
  )
})

test('moving up and down goes to the nearest level that takes the block', () => {
  fc.assert(
    fc.property(fc.array(action), block, (actions, which) => {
      const { levels } = play(actions)
      const from = levelOf(levels, which) ?? -1
      const takers = [0, 1, 2, 3].filter((level) => fits(levels, which, level))
      expect(levelAbove(levels, which)).toBe(takers.filter((level) => level > from)[0])
      expect(levelBelow(levels, which)).toBe(takers.filter((level) => level < from).at(-1))
    }),
  )
})

test('building a product gives its stack, from any state', () => {
  fc.assert(
    fc.property(fc.array(action), product, (actions, wanted) => {
      const built = model.apply(play(actions), { type: 'build', product: wanted })
      expect(built.product).toBe(wanted)
      expect(sameLevels(built.levels, PRODUCTS[wanted].levels)).toBe(true)
    }),
  )
})

test('the story passes by VirtualBox, ESXi, Hyper-V and KVM, in at most eight clicks', () => {
  const built = model.trace.flatMap((_, index) => {
    const { product: asked, levels } = stateAt(model, index + 1)
    return sameLevels(levels, PRODUCTS[asked].levels) ? [asked] : []
  })
  expect(built).toEqual(['virtualbox', 'esxi', 'hyperv', 'kvm'])
  expect(model.trace.length).toBeLessThanOrEqual(8)
})

test.each(PRODUCT_IDS)('asked for %s alone, the trace ends with its stack', (id) => {
  const single = stackBuilder(id)
  const { state } = replay(single, { seed: 0, step: single.trace.length, free: [] })
  expect(state).toEqual({ product: id, levels: PRODUCTS[id].levels })
})

test.each<[string, StackAction]>([
  ['an unknown block', { type: 'place', block: 'bios', level: 1 } as unknown as StackAction],
  ['a level above the top', { type: 'place', block: 'vm', level: LEVELS }],
  ['a level below the bottom', { type: 'place', block: 'vm', level: -1 }],
  ['half a level', { type: 'place', block: 'vm', level: 0.5 }],
  ['a block that is not there', { type: 'remove', block: 'vm' }],
  ['an unknown product to choose', { type: 'choose', product: 'toString' as ProductId }],
  ['an unknown product to build', { type: 'build', product: 'parallels' as ProductId }],
  ['an unknown action', { type: 'burn' } as unknown as StackAction],
])('%s throws RangeError', (_, impossible) => {
  expect(() => model.apply(model.initial(0), impossible)).toThrow(RangeError)
})

test('a third block on a level throws RangeError', () => {
  const full = play([
    { type: 'place', block: 'kernel', level: 1 },
    { type: 'place', block: 'hypervisor', level: 1 },
  ])
  expect(() => model.apply(full, { type: 'place', block: 'vm', level: 1 })).toThrow(RangeError)
})

test('an unknown product is refused by the name of the property', () => {
  expect(() => stackBuilder('parallels' as ProductId)).toThrow(/^product must be one of virtualbox/)
})
