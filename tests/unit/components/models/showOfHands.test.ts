import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusal, share, showOfHands, votes } from '../../../../components/models/showOfHands.ts'
import type { HandsAction, Tally } from '../../../../components/models/showOfHands.ts'
import { stateAt } from './stateAt.ts'

const actions = fc.array(
  fc.record<HandsAction>({
    type: fc.constant('add'),
    answer: fc.nat(2),
    hands: fc.integer({ min: -10, max: 10 }),
  }),
)

/** The tally after every possible action of a list. */
function count(wanted: readonly HandsAction[]): { tally: Tally; played: HandsAction[] } {
  const model = showOfHands()
  let tally = model.initial(0)
  const played = wanted.filter((action) => {
    if (refusal(tally, action) !== undefined) return false
    tally = model.apply(tally, action)
    return true
  })
  return { tally, played }
}

test('no hand is lost or counted twice', () => {
  fc.assert(
    fc.property(actions, (wanted) => {
      const { tally, played } = count(wanted)
      for (const answer of [0, 1, 2]) {
        const raised = played.filter((action) => action.answer === answer)
        expect(tally[answer]).toBe(raised.reduce((sum, { hands }) => sum + hands, 0))
      }
    }),
  )
})

test('no answer ever has fewer than no hands', () => {
  fc.assert(
    fc.property(actions, (wanted) => {
      for (const hands of count(wanted).tally) expect(hands).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('the shares make a whole as soon as somebody votes, and nothing before', () => {
  fc.assert(
    fc.property(actions, (wanted) => {
      const { tally } = count(wanted)
      const sum = [0, 1, 2].reduce((whole, answer) => whole + share(tally, answer), 0)
      expect(sum).toBeCloseTo(votes(tally) > 0 ? 1 : 0, 9)
    }),
  )
})

test('another window that replays the same hands counts the same', () => {
  fc.assert(
    fc.property(actions, (wanted) => {
      const { tally, played } = count(wanted)
      expect(stateAt(showOfHands(), 0, played)).toEqual(tally)
    }),
  )
})

test('hands that cannot be counted throw RangeError and leave the tally as it was', () => {
  const model = showOfHands()
  const tally = model.initial(0)
  for (const action of [
    { type: 'add', answer: 3, hands: 1 },
    { type: 'add', answer: -1, hands: 1 },
    { type: 'add', answer: 0, hands: -1 },
    { type: 'add', answer: 0, hands: 0.5 },
    { type: 'add', answer: 0, hands: Number.NaN },
    { type: 'clear', answer: 0, hands: 1 },
  ])
    expect(() => model.apply(tally, action as HandsAction)).toThrow(RangeError)
  expect(tally).toEqual([0, 0, 0])
})

test.each([0, 1, 2.5, Number.NaN])(
  'a vote between %d answers is refused by the name of the property',
  (answers) => {
    expect(() => showOfHands(answers)).toThrow(/^answers must be/)
  },
)
