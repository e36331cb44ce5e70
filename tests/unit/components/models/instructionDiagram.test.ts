import { describe, expect, it } from 'vitest'
import {
  ALL,
  placeOf,
  PRIVILEGED,
  SENSITIVE,
  STICKING_OUT,
  type Region,
} from '../../../../components/models/instructionDiagram.ts'
import { instructionSet, PROCESSORS } from '../../../../components/models/sensitiveInstructions.ts'

/** What the eye takes for an instruction: its point and its name, 12 px a letter. */
function extent(mnemonic: string): Region {
  const { x, y } = placeOf({ mnemonic, privileged: false, sensitive: false })
  return { x: x - 5, y: y - 10, width: 18 + 12 * mnemonic.length, height: 20, rx: 0 }
}

function holds(outer: Region, inner: Region): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

function apart(one: Region, other: Region): boolean {
  return (
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y
  )
}

const drawn = PROCESSORS.flatMap((processor) => {
  const box = processor === 'classic' ? SENSITIVE : STICKING_OUT
  return instructionSet(processor).instructions.map((instruction) => ({ processor, box, instruction }))
})

describe('the diagram of the instructions', () => {
  it('draws the sets as the theorem says, and one that sticks out for the x86', () => {
    expect(holds(PRIVILEGED, SENSITIVE)).toBe(true)
    expect(holds(PRIVILEGED, STICKING_OUT)).toBe(false)
    for (const set of [PRIVILEGED, SENSITIVE, STICKING_OUT]) expect(holds(ALL, set)).toBe(true)
  })

  it.each(drawn)(
    'draws $instruction.mnemonic ($processor) inside its sets and clear of the others',
    (one) => {
      const { mnemonic, privileged, sensitive } = one.instruction
      const place = extent(mnemonic)
      expect(holds(ALL, place)).toBe(true)
      expect(privileged ? holds(PRIVILEGED, place) : apart(PRIVILEGED, place)).toBe(true)
      expect(sensitive ? holds(one.box, place) : apart(one.box, place)).toBe(true)
    },
  )

  it('never draws two instructions of a processor over one another', () => {
    for (const processor of PROCESSORS) {
      const places = instructionSet(processor).instructions.map(({ mnemonic }) => extent(mnemonic))
      for (const [index, place] of places.entries())
        for (const other of places.slice(index + 1)) expect(apart(place, other)).toBe(true)
    }
  })

  it('refuses an instruction that has no place', () => {
    expect(() => placeOf({ mnemonic: 'NOP', privileged: false, sensitive: false })).toThrow(
      new RangeError('NOP has no place in the diagram'),
    )
  })
})
