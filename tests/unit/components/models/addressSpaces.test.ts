import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOwners, translate } from '../../../../components/models/addressSpaces.ts'
import type { GuestMemory } from '../../../../components/models/addressSpaces.ts'

const frames = 8
/** Two guests of four frames each, over any arrangement of the eight frames of the host. */
const hosts = fc
  .tuple(
    fc.shuffledSubarray([...Array(frames).keys()], { minLength: frames, maxLength: frames }),
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
  )
  .map(([order, tableA, tableB]): readonly [GuestMemory, GuestMemory] => [
    { name: 'A', guestTable: tableA, hostTable: order.slice(0, 4) },
    { name: 'B', guestTable: tableB, hostTable: order.slice(4) },
  ])

describe('the address spaces of a host', () => {
  it('never lets two guests reach the same frame', () => {
    fc.assert(
      fc.property(hosts, ([a, b]) => {
        const reached = [a, b].map((memory) =>
          memory.guestTable.map((_, page) => translate(memory, page).hostFrame),
        )
        expect(new Set(reached.flat()).size).toBe(frames)
      }),
    )
  })

  it('leads every page to a frame that its guest owns', () => {
    fc.assert(
      fc.property(hosts, fc.integer({ min: 0, max: 3 }), ([a, b], page) => {
        const owners = frameOwners([a, b], frames)
        expect(owners[translate(a, page).hostFrame]).toBe('A')
        expect(owners[translate(b, page).hostFrame]).toBe('B')
      }),
    )
  })

  it('goes through the table of the guest, then through the table of the hypervisor', () => {
    const memory = { name: 'A', guestTable: [2, 0], hostTable: [5, 6, 7] }
    expect(translate(memory, 0)).toEqual({ page: 0, guestFrame: 2, hostFrame: 7 })
    expect(frameOwners([memory], 9)).toEqual([null, null, null, null, null, 'A', 'A', 'A', null])
  })

  it('refuses a page without entry and a frame given twice', () => {
    const memory = { name: 'A', guestTable: [3], hostTable: [1, 1] }
    expect(() => translate(memory, 1)).toThrow('A has no page 1.')
    expect(() => translate(memory, 0)).toThrow('A has no frame 3.')
    expect(() => frameOwners([memory], 4)).toThrow('Frame 1 is given twice.')
    expect(() => frameOwners([memory], 1)).toThrow('The host has no frame 1.')
  })
})
