import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn, idlePower, type IdlePowerAction } from '../../../../components/models/idlePower.ts'
import { describeIdlePower, whyIdlePower } from '../../../../components/models/idlePowerText.ts'
import { replay } from '../../../../components/models/simulation.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

const model = idlePower()
const loads = fc.integer({ min: 0, max: 100 })
const servers = fc
  .tuple(fc.nat(500), fc.integer({ min: 1, max: 500 }))
  .map(([idle, more]) => ({ idle, max: idle + more }))

function at(step: number) {
  return stateAt(model, step)
}

test('the story goes from full load to rest, 10 % and 50 %: 260, 187, 194 and 224 W', () => {
  const watts = [0, 1, 2, 3].map((step) => Math.round(drawn(at(step)).watts))
  expect(watts).toEqual([260, 187, 194, 224])
  const shares = [0, 1, 2, 3].map((step) => Math.round(100 * drawn(at(step)).share))
  expect(shares).toEqual([100, 72, 75, 86])
  expect(model.trace).toHaveLength(3)
})

test('no load draws less than in proportion, and only the full load draws no more', () => {
  fc.assert(
    fc.property(servers, loads, (server, load) => {
      const { watts, proportional } = drawn({ server, load, moved: true })
      expect(watts).toBeGreaterThanOrEqual(proportional - 1e-9)
      if (load === 100) expect(watts).toBeCloseTo(proportional, 9)
    }),
  )
})

test('wherever the cursor has been, the state is that of its last place', () => {
  fc.assert(
    fc.property(fc.nat(3), fc.array(loads, { minLength: 1 }), (step, places) => {
      const free = places.map((load): IdlePowerAction => ({ type: 'load', load }))
      const { state } = replay(model, { seed: 0, step, free })
      expect(state).toEqual({ ...model.initial(0), load: places.at(-1), moved: true })
    }),
  )
})

test.each([-1, 101, Number.NaN])('a load of %d %% is refused', (load) => {
  expect(() => model.apply(model.initial(0), { type: 'load', load })).toThrow(RangeError)
})

test.each([
  [{ idle: 187, max: 0 }, /^max must be above 0, not 0/],
  [{ idle: 187, max: Number.NaN }, /^max /],
  [{ idle: -1, max: 260 }, /^idle must be from 0 to max \(260\), not -1/],
  [{ idle: 300, max: 260 }, /^idle /],
])('a server %o is refused by the name of the property', (server, message) => {
  expect(() => idlePower(server)).toThrow(RangeError)
  expect(() => idlePower(server)).toThrow(message)
})

test('each place of the cursor has its sentence', () => {
  expect([0, 1, 2, 3].map((step) => plain(whyIdlePower(at(step))))).toEqual([
    'À pleine charge : 260 W. Et sans aucun travail ?',
    "Aucun travail, et 72 % de la puissance : allumer, c'est déjà payer.",
    "10 % de travail pour 75 % de la puissance : 168 W de plus qu'un serveur proportionnel.",
    "50 % de travail pour 86 % de la puissance : 94 W de plus qu'un serveur proportionnel.",
  ])
  const full = model.apply(at(1), { type: 'load', load: 100 })
  expect(plain(whyIdlePower(full))).toBe('Plein travail : ici, tout ce qui est payé sert.')
})

test('the text equivalent gives away the power at rest only once the cursor has moved', () => {
  expect(plain(describeIdlePower(at(0)))).toBe(
    'Charge 100 % : 260 W, soit 100 % du maximum. À pleine charge : 260 W. Et sans aucun travail ?',
  )
  expect(plain(describeIdlePower(at(2)))).toMatch(
    /^Charge 10 % : 194 W, soit 75 % du maximum\. Un serveur proportionnel prendrait 26 W\. /,
  )
})
