import { expect, test } from 'vitest'
import { addressPicture, CELL, HOST_CELL, LEFT } from '../../../../components/models/addressPicture.ts'

const A = { name: 'A', guestTable: [2, 0, 3, 1], hostTable: [1, 4, 6, 2] }
const B = { name: 'B', guestTable: [2, 3, 1, 0], hostTable: [7, 0, 3, 5] }
const picture = addressPicture([A, B], { page: 0, frames: 8 })

/** Where a curve begins and ends. */
function ends(curve: string) {
  const numbers = (curve.match(/[\d.]+/g) ?? []).map(Number)
  const [x1 = NaN, y1 = NaN] = numbers
  const [x2 = NaN, y2 = NaN] = numbers.slice(-2)
  return { from: { x: x1, y: y1 }, to: { x: x2, y: y2 } }
}

/** The numbers of the cells that reach over this height of the drawing. */
function cellsAt(y: number, cells: readonly { number: number; y: number }[], height: number): number[] {
  return cells.filter((cell) => cell.y < y && y < cell.y + height).map(({ number }) => number)
}

test('every line leaves the cell at which its table is read and arrives at the one that the table names', () => {
  for (const { cells, path, guestLine, hostLine } of picture.machines) {
    const guest = ends(guestLine)
    const host = ends(hostLine)
    expect(cellsAt(guest.from.y, cells, CELL.height)).toEqual([path.page])
    expect(cellsAt(guest.to.y, cells, CELL.height)).toEqual([path.guestFrame])
    expect(host.from.y).toBe(guest.to.y)
    expect(cellsAt(host.to.y, picture.frames, HOST_CELL.height)).toEqual([path.hostFrame])
  }
})

test('no line touches the cells between which it is drawn', () => {
  for (const { guestLine, hostLine } of picture.machines) {
    const guest = ends(guestLine)
    const host = ends(hostLine)
    expect(guest.from.x).toBeGreaterThan(LEFT.page + CELL.width)
    expect(guest.to.x).toBeLessThan(LEFT.guest)
    expect(host.from.x).toBeGreaterThan(LEFT.guest + CELL.width)
    expect(host.to.x).toBeLessThan(LEFT.host)
  }
})

test('cells never overlap, and the column of the host is about as high as both machines', () => {
  const guest = picture.machines.flatMap(({ cells }) => cells)
  for (const [cells, height] of [
    [guest, CELL.height],
    [picture.frames, HOST_CELL.height],
  ] as const)
    for (const [index, { y }] of cells.entries()) {
      const next = cells[index + 1]
      if (next) expect(next.y).toBeGreaterThan(y + height)
    }
  expect(picture.frames[0]?.y).toBe(guest[0]?.y)
  const ground = (guest.at(-1)?.y ?? NaN) + CELL.height
  expect(Math.abs((picture.frames.at(-1)?.y ?? NaN) + HOST_CELL.height - ground)).toBeLessThan(4)
})

test('every frame of the host bears the name of the machine whose table gives it', () => {
  expect(picture.frames.map(({ owner }) => owner).join('')).toBe('BAABABAB')
})
