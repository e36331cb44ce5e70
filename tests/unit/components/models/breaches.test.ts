import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BREACHES, told } from '../../../../components/models/breaches.ts'

const STACK = { width: 200, guests: 52, hypervisor: 134 }
const ends = BREACHES.map(({ name, arrow }) => {
  const [first, last] = [arrow[0]?.[0], arrow.at(-1)?.at(-1)]
  if (first === undefined || last === undefined) throw new Error(`${name} has no arrow`)
  return { name, from: { x: first[0], y: first[1] }, to: { x: last[0], y: last[1] }, points: arrow.flat() }
})
const of = (name: string) => ends.find((each) => each.name === name) ?? expect.fail(name)

test('the three natures differ', () => {
  expect(new Set(BREACHES.map(({ nature }) => nature)).size).toBe(3)
})

test('an escape starts in a guest and ends in the hypervisor', () => {
  const { from, to } = of('VENOM')
  expect(from.y).toBeLessThan(STACK.guests)
  expect(to.y).toBeGreaterThan(STACK.guests)
  expect(to.y).toBeLessThan(STACK.hypervisor)
})

test('the attack on the administration comes from outside and touches no guest', () => {
  const { from, points } = of('ESXiArgs')
  expect(from.x).toBeLessThan(0)
  for (const [, y] of points) expect(y).toBeGreaterThan(STACK.guests)
})

test('the leak goes from guest to guest through the hardware, around the hypervisor', () => {
  const { from, to, points } = of('L1TF')
  for (const end of [from, to]) expect(end.y).toBeLessThan(STACK.guests)
  expect(points.some(([, y]) => y > STACK.hypervisor)).toBe(true)
  for (const [x, y] of points) {
    const inside = x > 0 && x < STACK.width && y > STACK.guests && y < STACK.hypervisor
    expect(inside).toBe(false)
  }
})

test('every click tells one nature more, and no more than there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9, max: 99 }), (step) => {
      expect(told(step)).toBe(Math.min(Math.max(step, 0), 3))
    }),
  )
})
