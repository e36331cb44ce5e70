import { expect, test } from 'vitest'
import { PROGRAM } from '../../../../components/models/guestKernel.ts'
import { programLines, type ProgramLine } from '../../../../components/models/programLines.ts'
import {
  finished,
  PROCESSOR_MODES,
  trapAndEmulate,
  type ProcessorMode,
  type TrapAction,
} from '../../../../components/models/trapAndEmulate.ts'
import { stateAt } from './stateAt.ts'

/** The program after so many clicks, against the click before. */
function linesAt(step: number, mode: ProcessorMode): ProgramLine[] {
  const model = trapAndEmulate({ mode })
  return programLines(stateAt(model, step), step === 0 ? undefined : stateAt(model, step - 1))
}

/** The instructions of the lines that are so. */
function which(lines: readonly ProgramLine[], is: 'trapped' | 'fresh' | 'next' | 'exit'): string {
  return PROGRAM.filter((_, line) => lines[line]?.[is]).join(' ')
}

test('before anything began the first line comes next and no line tells an outcome', () => {
  const lines = linesAt(0, 'classic')
  expect(lines.map(({ text }) => text)).toEqual(['ADD r1,1', 'LOAD r2', 'CLI', 'OUT r1', 'POPF', 'HLT'])
  expect(which(lines, 'next')).toBe('ADD')
  expect([which(lines, 'trapped'), which(lines, 'fresh')]).toEqual(['', ''])
  expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(new Set([undefined]))
})

test('what a click executed is fresh, and what the hypervisor has in hand leaves nothing to come next', () => {
  const direct = linesAt(1, 'classic')
  expect([which(direct, 'fresh'), which(direct, 'next'), which(direct, 'trapped')]).toEqual([
    'ADD LOAD',
    'CLI',
    '',
  ])
  const trap = linesAt(2, 'classic')
  expect([which(trap, 'fresh'), which(trap, 'next'), which(trap, 'trapped')]).toEqual(['CLI', '', 'CLI'])
  expect(trap[2]).toMatchObject({ outcome: 'trap', outcomeName: 'déroute' })
  // The interpreter is at work on the same line: it is not news any more.
  const interpreted = linesAt(3, 'classic')
  expect([which(interpreted, 'fresh'), which(interpreted, 'trapped')]).toEqual(['', 'CLI'])
})

test('a program that was started again has nothing fresh', () => {
  expect(which(programLines(stateAt(trapAndEmulate(), 1), undefined), 'fresh')).toBe('')
})

test('an exit can be asked for in guest mode only, and only where VT-x knows one', () => {
  expect(which(linesAt(0, 'vt-x'), 'exit')).toBe('OUT HLT')
  expect(which(linesAt(0, 'classic'), 'exit')).toBe('')
  expect(which(linesAt(0, 'x86'), 'exit')).toBe('')
})

test.each(PROCESSOR_MODES)('on %s one line is pointed at, until the program is over', (mode) => {
  const model = trapAndEmulate({ mode })
  const step: TrapAction = { type: 'step' }
  let state = model.initial(0)
  while (!finished(state)) {
    const lines = programLines(state, undefined)
    expect(lines.filter(({ next, trapped }) => next || trapped)).toHaveLength(1)
    state = model.apply(state, step)
  }
  expect(which(programLines(state, undefined), 'next')).toBe('')
})
