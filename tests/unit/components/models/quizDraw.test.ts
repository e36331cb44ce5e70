import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import bank from '../../../../data/quiz.json' with { type: 'json' }
import { rightAnswer } from '../../../../components/models/quiz.ts'
import {
  currentQuestion,
  isSolved,
  quizDraw,
  score,
  SEEDS,
  type DrawAction,
  type DrawState,
} from '../../../../components/models/quizDraw.ts'
import { describeDraw, scoreText, verdictText } from '../../../../components/models/quizDrawText.ts'
import { replay } from '../../../../components/models/simulation.ts'

const seeds = fc.integer({ min: 0, max: SEEDS - 1 })
const actions = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('answer' as const), answer: fc.integer({ min: -1, max: 4 }) }),
    fc.constantFrom<DrawAction>({ type: 'solve' }, { type: 'next' }, { type: 'previous' }),
    fc.record({ type: fc.constant('draw' as const), seed: seeds }),
  ),
  { maxLength: 30 },
)

/** The state after those of the actions that are possible. */
function play(seed: number, played: readonly DrawAction[]): DrawState {
  const model = quizDraw(bank, { count: 5, seed })
  return played.reduce((state, action) => {
    try {
      return model.apply(state, action)
    } catch (cause) {
      expect(cause).toBeInstanceOf(RangeError)
      return state
    }
  }, model.initial(0))
}

test('a draw is five different questions of the bank, the same ones for the same seed', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { questions } = quizDraw(bank, { count: 5, seed }).initial(0)
      expect(new Set(questions.map(({ id }) => id)).size).toBe(5)
      expect(questions.every((question) => bank.includes(question as (typeof bank)[number]))).toBe(true)
      expect(quizDraw(bank, { count: 5, seed }).initial(7).questions).toEqual(questions)
    }),
  )
})

test('every question of the bank is drawn by some seed', () => {
  const drawn = Array.from(
    { length: 60 },
    (_, seed) => quizDraw(bank, { count: 5, seed }).initial(0).questions,
  )
  expect(new Set(drawn.flat().map(({ id }) => id)).size).toBe(bank.length)
})

test('the score counts the right ones among the given answers, whatever was played', () => {
  fc.assert(
    fc.property(seeds, actions, (seed, played) => {
      const state = play(seed, played)
      const given = state.questions.flatMap((entry, index) => {
        const answer = state.given[index]
        return typeof answer === 'number' ? [{ entry, answer }] : []
      })
      expect(score(state)).toEqual({
        answered: given.length,
        right: given.filter(({ entry, answer }) => entry.answers[answer]?.right === true).length,
      })
      expect(state.at).toBeGreaterThanOrEqual(0)
      expect(state.at).toBeLessThan(5)
    }),
  )
})

test('an answer stays: the same question is not answered twice', () => {
  const model = quizDraw(bank, { count: 2 })
  const answered = model.apply(model.initial(0), { type: 'answer', answer: 0 })
  for (const action of [{ type: 'answer', answer: 1 }, { type: 'solve' }] as const)
    expect(() => model.apply(answered, action)).toThrow(RangeError)
  const back = [{ type: 'next' }, { type: 'previous' }] as const
  expect(back.reduce((state, action) => model.apply(state, action), answered)).toEqual(answered)
})

test('the story shows a question, then its answer, to the last, and counts for nobody', () => {
  const model = quizDraw(bank, { count: 5, seed: 3 })
  const story = Array.from(
    { length: model.trace.length + 1 },
    (_, step) => replay(model, { seed: 0, step, free: [] }).state,
  )
  expect(story.map(({ at }) => at)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
  expect(story.map(isSolved)).toEqual([false, true, false, true, false, true, false, true, false, true])
  expect(story.map((state) => score(state).answered)).toEqual(story.map(() => 0))
})

test.each([
  [{ count: 0 }, /^count /],
  [{ count: 21 }, /^count /],
  [{ count: 1.5 }, /^count /],
  [{ count: 5, seed: -1 }, /^seed /],
  [{ count: 5, seed: SEEDS }, /^seed /],
])('a draw of %o is refused by the name of the property', (options, message) => {
  expect(() => quizDraw(bank, options)).toThrow(RangeError)
  expect(() => quizDraw(bank, options)).toThrow(message)
})

test('actions that no quiz has are refused, and the state stays', () => {
  const model = quizDraw(bank, { count: 1 })
  const start = model.initial(0)
  const impossible = [
    { type: 'answer', answer: 4 },
    { type: 'answer', answer: 0.5 },
    { type: 'next' },
    { type: 'previous' },
    { type: 'draw', seed: SEEDS },
    { type: 'cheat' },
  ] as DrawAction[]
  for (const action of impossible) expect(() => model.apply(start, action), action.type).toThrow(RangeError)
  expect(start).toEqual(model.initial(0))
})

describe('in words', () => {
  const model = quizDraw(bank, { count: 5, seed: 3 })
  const start = model.initial(0)
  const right = rightAnswer(currentQuestion(start))

  test('a question says its answers, and nothing of which is right', () => {
    expect(describeDraw(start)).toContain(currentQuestion(start).question)
    for (const { text } of currentQuestion(start).answers) expect(describeDraw(start)).toContain(text)
    expect(describeDraw(start)).not.toContain('Bonne réponse')
    expect(scoreText(start)).toMatch(/aucune réponse/)
  })

  test('an answer is judged, explained and counted', () => {
    const good = model.apply(start, { type: 'answer', answer: right })
    expect(verdictText(good)).toBe('Juste.')
    expect(describeDraw(good)).toContain(currentQuestion(start).explanation)
    expect(scoreText(good).replaceAll('\u00a0', ' ')).toBe('Score : 1 juste sur 1')
    const bad = model.apply(start, { type: 'answer', answer: (right + 1) % 4 })
    expect(verdictText(bad)).toMatch(/^Non, pas [A-D]\.$/)
    expect(scoreText(bad).replaceAll('\u00a0', ' ')).toBe('Score : 0 juste sur 1')
  })
})
