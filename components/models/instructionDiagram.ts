import type { Instruction } from './sensitiveInstructions.ts'

/** A rounded box of the Euler diagram, in its own units (1 unit = 1 px of the slide). */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rx: number
}

/** Where the point of an instruction stands; its name is written to the right of it. */
export interface Place {
  readonly x: number
  readonly y: number
}

export const DIAGRAM = { width: 544, height: 326 }

export const ALL: Region = { x: 1.5, y: 1.5, width: 541, height: 323, rx: 16 }
export const PRIVILEGED: Region = { x: 18, y: 50, width: 300, height: 260, rx: 34 }
/** As the theorem asks: inside the privileged ones. */
export const SENSITIVE: Region = { x: 40, y: 100, width: 256, height: 176, rx: 24 }
/** As on the x86: the same box, which sticks out to the right. */
export const STICKING_OUT: Region = { ...SENSITIVE, width: 490 }

const places: Readonly<Record<string, Place>> = {
  ADD: { x: 356, y: 42 },
  CMP: { x: 436, y: 68 },
  LOAD: { x: 392, y: 180 },
  XOR: { x: 414, y: 299 },
  HLT: { x: 72, y: 186 },
  LGDT: { x: 186, y: 186 },
  CLI: { x: 72, y: 236 },
  OUT: { x: 186, y: 236 },
  POPF: { x: 340, y: 163 },
  PUSHF: { x: 340, y: 194 },
  SMSW: { x: 340, y: 225 },
  SGDT: { x: 438, y: 163 },
  SIDT: { x: 438, y: 194 },
  SLDT: { x: 438, y: 225 },
}

/** @throws RangeError when nobody said where this instruction stands */
export function placeOf({ mnemonic }: Instruction): Place {
  const place = places[mnemonic]
  if (place === undefined) throw new RangeError(`${mnemonic} has no place in the diagram`)
  return place
}
