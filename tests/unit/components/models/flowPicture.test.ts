import { expect, test } from 'vitest'
import { currentLines, flowPicture } from '../../../../components/models/flowPicture.ts'
import { flowTables, type FlowAction, type FlowState } from '../../../../components/models/flowTables.ts'
import { stateAt } from './stateAt.ts'

function after(step: number, free: FlowAction[] = []): FlowState {
  return stateAt(flowTables('A'), step, free)
}

/** The matches of the lines that are pointed at, switch by switch. */
function pointedAt(state: FlowState): string[] {
  return ([0, 1] as const).map((nth) =>
    currentLines(state, nth)
      .map((at) => state.tables[nth][at]?.match)
      .join(' '),
  )
}

test('a packet that has its rule follows one line of each table and arrives', () => {
  const state = after(1)
  expect(pointedAt(state)).toEqual(['A', 'A'])
  expect(flowPicture(state)).toEqual({
    waiting: [],
    arrived: [{ flow: 'A', count: 1 }],
    question: [],
    answered: [],
    arriving: ['A'],
    sent: true,
  })
})

test('a packet without a rule stops at the first switch, which asks', () => {
  const state = after(2)
  expect(pointedAt(state)).toEqual(['other', ''])
  expect(flowPicture(state)).toMatchObject({
    waiting: [{ flow: 'B', count: 1 }],
    question: ['B'],
    arriving: [],
    sent: true,
  })
})

test('an answer points at the rules it has written, and what has waited arrives', () => {
  const state = after(3)
  expect(pointedAt(state)).toEqual(['B', 'B'])
  expect(flowPicture(state)).toMatchObject({ question: [], answered: ['B'], arriving: ['B'], sent: false })
})

test('nobody asks a controller that is stopped: a packet without a rule only waits', () => {
  const stopped = after(5)
  expect(pointedAt(stopped)).toEqual(['', ''])
  expect(flowPicture(stopped)).toMatchObject({ question: [], answered: [], arriving: [], sent: false })
  const stranded = after(7)
  expect(pointedAt(stranded)).toEqual(['other', ''])
  expect(flowPicture(stranded)).toMatchObject({
    waiting: [{ flow: 'C', count: 1 }],
    question: [],
    sent: true,
  })
})

test('a controller that comes back answers everybody at once', () => {
  const state = after(0, [
    { type: 'stop' },
    { type: 'send', flow: 'B' },
    { type: 'send', flow: 'C' },
    { type: 'start' },
  ])
  expect(pointedAt(state)).toEqual(['B C', 'B C'])
  expect(flowPicture(state)).toMatchObject({ answered: ['B', 'C'], arriving: ['B', 'C'], sent: false })
})
