import { expect, test } from 'vitest'
import {
  arrows,
  BANDS,
  bandWidth,
  COLUMN,
  columnLeft,
  describePaths,
  PLATE,
  RING,
  ringSlots,
  WAYS,
} from '../../../../components/models/packetPaths.ts'
import { plain } from './plainText.ts'

const DRAWING = 872

test.each(WAYS)(
  '$name: every station lies in the band of its layer, each below the one before',
  ({ stops }) => {
    for (const [index, { layer, y }] of stops.entries()) {
      const band = BANDS.find((one) => one.layer === layer)
      expect(y).toBeGreaterThan(band?.y ?? NaN)
      expect(y + PLATE.height).toBeLessThan((band?.y ?? NaN) + (band?.height ?? NaN))
      expect(y).toBeGreaterThan(stops[index - 1]?.y ?? 0)
    }
  },
)

test.each(WAYS)('$name: the arrows lead from station to station, down', (way) => {
  const all = arrows(way)
  expect(all.map(({ to }) => to)).toEqual(way.stops.slice(1).map(({ y }) => y))
  for (const [index, { from, to }] of all.entries()) {
    expect(from).toBeGreaterThanOrEqual((way.stops[index]?.y ?? NaN) + PLATE.height)
    expect(to - from).toBeGreaterThan(13)
  }
})

test('only virtio hands the packet on at the ring', () => {
  const ring = RING.y + RING.radius
  const first = WAYS.map((way) => arrows(way)[0]?.from ?? NaN)
  expect(first.map((from) => from > ring && from < ring + 10)).toEqual([false, true, false])
})

test('the hypervisor stands aside for the card that is given away, and only then', () => {
  const whole = COLUMN.width - 2
  const widths = WAYS.map(({ kind }) => BANDS.map(({ layer }) => bandWidth(layer, kind) === whole))
  expect(widths).toEqual([
    [true, true, true],
    [true, true, true],
    [true, false, true],
  ])
})

test('the columns fill the drawing', () => {
  expect(columnLeft(WAYS.length - 1) + COLUMN.width).toBe(DRAWING)
})

test('the slots of the ring go once around it', () => {
  const slots = ringSlots()
  expect(slots.length).toBe(RING.slots)
  const ends = slots.map((slot) => (slot.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number))
  for (const numbers of ends) {
    const [x = NaN, y = NaN] = numbers
    expect(Math.hypot(x - COLUMN.width / 2, y - RING.y)).toBeCloseTo(RING.radius)
  }
  expect(new Set(ends.map(([x = 0, y = 0]) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(RING.slots)
})

test('in words a way names its stations and what they do not say, and its price once there are prices', () => {
  const [emulation] = WAYS
  expect(emulation && plain(describePaths([emulation], false))).toBe(
    "Le chemin d'un paquet, de l'invité à la carte. Imiter, émulation : pilote e1000, puis fausse carte e1000, puis " +
      "vrai pilote, puis carte réseau. L'hyperviseur intervient à chaque accès à la fausse carte.",
  )
  expect(plain(describePaths(WAYS, true))).toMatch(/ Prix : migration à chaud difficile\.$/)
})
