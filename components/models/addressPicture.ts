import { frameOwners, translate, type GuestMemory, type Translation } from './addressSpaces.ts'

/** A page or a frame in pixels of the drawing, as the attributes of a rectangle. */
export const CELL = { width: 84, height: 27, rx: 4 }
/** The host's column is as high as both machines: twice as many frames. */
export const HOST_CELL = { ...CELL, height: 28.4 }
/** Where each column begins, in the same pixels. */
export const LEFT = { page: 116, guest: 394, host: 690 }
/** The middle of each column. */
export const MIDDLE = {
  page: LEFT.page + CELL.width / 2,
  guest: LEFT.guest + CELL.width / 2,
  host: LEFT.host + CELL.width / 2,
}

/** From the top of a cell, or of a machine, to that of the next. */
const PITCH = { guest: 30, host: 31.4, machine: 132 }
const TOP = 36
/** From a cell to the start of its line, and from the end of the line, whose head needs room, to the next cell. */
const GAP = { start: 2, end: 12 }

interface Cell {
  number: number
  y: number
}

/** One machine: its pages and frames, and the way of one page as two curves of an SVG. */
interface MachinePicture {
  name: string
  top: number
  /** The pages; the frames of the guest stand beside them. */
  cells: readonly Cell[]
  path: Translation
  guestLine: string
  hostLine: string
}

interface AddressPicture {
  machines: readonly MachinePicture[]
  /** The frames of the host and whose they are. */
  frames: readonly (Cell & { owner: string | null })[]
}

/**
 * Draws page `page` of every machine on its way to one of the host's `frames` frames.
 * @throws RangeError where a table has no entry, or where a frame is given twice
 */
export function addressPicture(
  memories: readonly GuestMemory[],
  { page, frames }: { page: number; frames: number },
): AddressPicture {
  return {
    machines: memories.map((memory, index) => drawMachine(memory, page, TOP + index * PITCH.machine)),
    frames: frameOwners(memories, frames).map((owner, number) => ({
      number,
      owner,
      y: TOP + number * PITCH.host,
    })),
  }
}

function drawMachine(memory: GuestMemory, page: number, top: number): MachinePicture {
  const path = translate(memory, page)
  const guestMiddle = (number: number) => top + number * PITCH.guest + CELL.height / 2
  const hostMiddle = (number: number) => TOP + number * PITCH.host + HOST_CELL.height / 2
  return {
    name: memory.name,
    top,
    cells: memory.guestTable.map((_, number) => ({ number, y: top + number * PITCH.guest })),
    path,
    guestLine: curve(
      { x: LEFT.page + CELL.width, y: guestMiddle(path.page) },
      { x: LEFT.guest, y: guestMiddle(path.guestFrame) },
    ),
    hostLine: curve(
      { x: LEFT.guest + CELL.width, y: guestMiddle(path.guestFrame) },
      { x: LEFT.host, y: hostMiddle(path.hostFrame) },
    ),
  }
}

/** Leaves and arrives level, between the edges of two cells. */
function curve(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const bend = (to.x - from.x) * 0.45
  const end = to.x - GAP.end
  return `M${from.x + GAP.start} ${from.y} C${from.x + bend} ${from.y} ${end - bend} ${to.y} ${end} ${to.y}`
}
