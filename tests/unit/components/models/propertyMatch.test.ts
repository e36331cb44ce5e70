import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isSolved,
  KEPT_BY_EMULATOR,
  nameOn,
  PROPERTIES,
  propertyMatch,
  sceneBeside,
  type MatchAction,
  type Property,
} from '../../../../components/models/propertyMatch.ts'
import { stateAt } from './stateAt.ts'

const model = propertyMatch()
const property = fc.constantFrom(...PROPERTIES)
const action: fc.Arbitrary<MatchAction> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('place' as const), name: property, scene: property }),
  },
  fc.record({ type: fc.constant('remove' as const), name: property }),
  fc.constant({ type: 'solve' as const }),
  fc.constant({ type: 'judge' as const }),
)

/** Plays what is possible and skips what the model refuses. */
function play(actions: readonly MatchAction[]) {
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

test('whatever is played, no drawing bears two names', () => {
  fc.assert(
    fc.property(fc.array(action), (actions) => {
      const laid = Object.values(play(actions).places).filter((scene) => scene !== undefined)
      expect(new Set(laid).size).toBe(laid.length)
    }),
  )
})

test('a name lies where it was laid, and the one it displaces takes the place that it left', () => {
  fc.assert(
    fc.property(fc.array(action), property, property, (actions, name, scene) => {
      const state = play(actions)
      const displaced = nameOn(state, scene)
      const { places } = model.apply(state, { type: 'place', name, scene })
      expect(places[name]).toBe(scene)
      for (const other of PROPERTIES.filter((each) => each !== name))
        expect(places[other]).toBe(other === displaced ? state.places[name] : state.places[other])
    }),
  )
})

test('an emulator is judged only while every name lies right, and moving a name takes the judgement back', () => {
  fc.assert(
    fc.property(fc.array(action), property, property, (actions, name, scene) => {
      const state = play(actions)
      if (state.emulator) expect(isSolved(state)).toBe(true)
      const judge = () => model.apply(state, { type: 'judge' })
      if (isSolved(state)) expect(judge().emulator).toBe(true)
      else expect(judge).toThrow(RangeError)
      expect(model.apply(state, { type: 'place', name, scene }).emulator).toBe(false)
    }),
  )
})

test('every name laid on its own drawing, in any order, solves the match', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...PROPERTIES], { minLength: 3 }), (order) => {
      const places = order.map((name): MatchAction => ({ type: 'place', name, scene: name }))
      expect(isSolved(play(places))).toBe(true)
      expect(isSolved(play(places.slice(1)))).toBe(false)
    }),
  )
})

test('three moves in one direction carry a waiting name over every drawing and back', () => {
  fc.assert(
    fc.property(property, fc.constantFrom('left' as const, 'right' as const), (name, direction) => {
      const visited: Property[] = []
      let state = model.initial(0)
      for (
        let scene = sceneBeside(state, name, direction);
        scene;
        scene = sceneBeside(state, name, direction)
      ) {
        visited.push(scene)
        state = model.apply(state, { type: 'place', name, scene })
      }
      expect(visited).toEqual(direction === 'right' ? PROPERTIES : [...PROPERTIES].reverse())
    }),
  )
})

test('one click lays every name rightly, the next judges an emulator, which loses efficiency only', () => {
  const at = (step: number) => stateAt(model, step)
  expect(model.trace).toHaveLength(2)
  expect([0, 1, 2].map((step) => isSolved(at(step)))).toEqual([false, true, true])
  expect([0, 1, 2].map((step) => at(step).emulator)).toEqual([false, false, true])
  expect(PROPERTIES.filter((each) => !KEPT_BY_EMULATOR[each])).toEqual(['efficiency'])
})

test.each<[string, MatchAction]>([
  ['an unknown name', { type: 'place', name: 'speed', scene: 'control' } as unknown as MatchAction],
  ['an unknown drawing', { type: 'place', name: 'control', scene: 'toString' } as unknown as MatchAction],
  ['a name that lies nowhere', { type: 'remove', name: 'control' }],
  ['an unknown name to remove', { type: 'remove', name: 'speed' } as unknown as MatchAction],
  ['an unknown action', { type: 'burn' } as unknown as MatchAction],
])('%s throws RangeError', (_, impossible) => {
  expect(() => model.apply(model.initial(0), impossible)).toThrow(RangeError)
})
