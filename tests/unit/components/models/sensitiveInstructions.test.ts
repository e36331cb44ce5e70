import { describe, expect, it } from 'vitest'
import {
  escapes,
  instructionSet,
  meetsTheorem,
  PROCESSORS,
  unnamedEscapes,
  type Processor,
} from '../../../../components/models/sensitiveInstructions.ts'
import { describeInstructions } from '../../../../components/models/sensitiveInstructionsText.ts'

describe('the instructions of a processor', () => {
  it('are all privileged where they are sensitive, on the classic processor', () => {
    expect(meetsTheorem(instructionSet('classic'))).toBe(true)
    expect(instructionSet('classic').instructions.filter(escapes)).toEqual([])
  })

  it('escape on the x86, POPF first: it is sensitive and does not trap', () => {
    const set = instructionSet('x86')
    expect(meetsTheorem(set)).toBe(false)
    expect(set.instructions.find(escapes)).toEqual({ mnemonic: 'POPF', privileged: false, sensitive: true })
  })

  it('are seventeen to escape on the x86, and no more are named than there are', () => {
    const set = instructionSet('x86')
    expect(set.escaping).toBe(17)
    expect(set.instructions.filter(escapes).length + unnamedEscapes(set)).toBe(17)
    expect(unnamedEscapes(set)).toBeGreaterThanOrEqual(0)
  })

  it('bear each name once, some of them harmless', () => {
    for (const processor of PROCESSORS) {
      const { instructions } = instructionSet(processor)
      const names = instructions.map(({ mnemonic }) => mnemonic)
      expect(new Set(names).size).toBe(names.length)
      expect(instructions.some((one) => !one.privileged && !one.sensitive)).toBe(true)
    }
  })

  it('belong to the classic processor when none is named, and to no unknown one', () => {
    expect(instructionSet()).toBe(instructionSet('classic'))
    // Whoever writes a slide is not bound by the types.
    expect(() => instructionSet('arm' as Processor)).toThrow(
      new RangeError('processor must be one of classic, x86, not arm'),
    )
  })
})

describe('the instructions in words', () => {
  it('say one sentence more at every click', () => {
    for (const processor of PROCESSORS) {
      const set = instructionSet(processor)
      const said = [0, 1, 2, 3].map((step) => describeInstructions(set, step))
      for (const [step, text] of said.slice(1).entries()) {
        expect(text.startsWith(said[step] ?? '')).toBe(true)
        expect(text.length).toBeGreaterThan(said[step]?.length ?? 0)
      }
    }
  })

  it('keep the answers for the last click', () => {
    expect(describeInstructions(instructionSet('classic'), 3)).not.toContain('pas nécessaire')
    expect(describeInstructions(instructionSet('classic'), 4)).toContain('suffisante, pas nécessaire')
    expect(describeInstructions(instructionSet('x86'), 2)).not.toContain('n’en sait rien')
  })

  it('name no instruction of the x86 before the set sticks out, then attribute their number', () => {
    const set = instructionSet('x86')
    expect(describeInstructions(set, 0)).not.toContain('POPF')
    expect(describeInstructions(set, 1)).toContain('POPF')
    expect(describeInstructions(set, 2)).toContain('17\u00a0selon Robin et Irvine (2000)')
  })
})
