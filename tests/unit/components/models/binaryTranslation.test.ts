import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createTranslator,
  passThrough,
  SILENT,
  translate,
} from '../../../../components/models/binaryTranslation.ts'
import type { Block, Instruction } from '../../../../components/models/binaryTranslation.ts'

const silent = fc.constantFrom(...SILENT).map((mnemonic) => ({ mnemonic, operands: '' }))
const harmless = fc.record({
  mnemonic: fc.constantFrom('MOV', 'ADD', 'SUB', 'CMP'),
  operands: fc.constantFrom('EAX, 1', 'EBX, [n]', '[n], EAX'),
})
const labels = fc.constantFrom('a', 'b', 'c', 'd')
/** Blocks of one program: the same label always names the same code. */
const programs = fc
  .array(fc.tuple(fc.array(fc.oneof(silent, harmless), { maxLength: 6 }), labels), {
    minLength: 4,
    maxLength: 4,
  })
  .map((bodies): Block[] =>
    bodies.map(([body, target], index) => ({
      label: 'abcd'.charAt(index),
      code: [...body, { mnemonic: 'JMP', operands: target }],
    })),
  )
const blocks = programs.map(([block]) => block ?? { label: 'a', code: [] })

function isSilent({ mnemonic }: Instruction): boolean {
  return (SILENT as readonly string[]).includes(mnemonic)
}

describe('a binary translator', () => {
  it('emits no instruction that would keep the hypervisor in the dark', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        expect(translate(block).some(({ emitted }) => isSilent(emitted))).toBe(false)
      }),
    )
  })

  it('copies every harmless line as it is, in its place', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        const lines = translate(block)
        expect(lines.map(({ read }) => read)).toEqual(block.code)
        for (const { read, emitted, treatment } of lines.slice(0, -1)) {
          expect(treatment).toBe(isSilent(read) ? 'replaced' : 'copied')
          if (treatment === 'copied') expect(emitted).toEqual(read)
        }
      }),
    )
  })

  it('never lets the guest jump into code that was not translated', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        const last = translate(block).at(-1)
        expect(last?.treatment).toBe('retargeted')
        expect(last?.emitted.operands).toBe(`${String(last?.read.operands)}_traduite`)
      }),
    )
  })

  it('translates a block once, however often the guest passes through it', () => {
    fc.assert(
      fc.property(programs, fc.array(fc.nat(3)), (program, path) => {
        const walked = path.flatMap((index) => program[index] ?? [])
        const { cache, translations, executions } = walked.reduce(passThrough, createTranslator())
        expect(executions).toBe(walked.length)
        expect(translations).toBe(new Set(walked.map(({ label }) => label)).size)
        expect(cache.size).toBe(translations)
        for (const block of walked) expect(cache.get(block.label)).toEqual(translate(block))
      }),
    )
  })

  it('leaves the translator that it was given as it was', () => {
    const before = createTranslator()
    passThrough(before, { label: 'a', code: [{ mnemonic: 'POPF', operands: '' }] })
    expect(before).toEqual(createTranslator())
  })

  it('calls the hypervisor where POPF stood', () => {
    expect(translate({ label: 'a', code: [{ mnemonic: 'POPF', operands: '' }] })).toEqual([
      {
        read: { mnemonic: 'POPF', operands: '' },
        emitted: { mnemonic: 'CALL', operands: 'emuler_popf' },
        treatment: 'replaced',
      },
    ])
  })

  it('refuses a block that is empty or that jumps before its end', () => {
    const jump = { mnemonic: 'JMP', operands: 'b' }
    expect(() => translate({ label: 'a', code: [] })).toThrow('block a has no instruction')
    expect(() => translate({ label: 'a', code: [jump, jump] })).toThrow('block a jumps before its end')
    expect(() => passThrough(createTranslator(), { label: 'a', code: [] })).toThrow(RangeError)
  })
})
