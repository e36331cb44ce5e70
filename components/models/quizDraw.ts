import { rightAnswer, type QuizEntry } from './quiz.ts'
import { shuffle } from './shuffle.ts'
import { unknownAction, type SimulationModel } from './simulation.ts'

/** A draw of questions and how far somebody has come with it. */
export interface DrawState {
  /** Decides which questions are drawn, and in which order. */
  seed: number
  questions: readonly QuizEntry[]
  /** Index of the question that is shown. */
  at: number
  /** For each question the answer that was given (index), `shown` when it was solved without one, else undefined. */
  given: readonly (number | 'shown' | undefined)[]
}

export type DrawAction =
  | { type: 'answer'; answer: number }
  /** Shows the right answer without giving one: the room has voted by hand. */
  | { type: 'solve' }
  | { type: 'next' }
  | { type: 'previous' }
  /** Other questions, from the first. */
  | { type: 'draw'; seed: number }

/** Largest seed that is kept: whoever asks for another draw again and again comes round to the first. */
export const SEEDS = 1000

/**
 * A quiz drawn from a bank. The story shows each question, then its answer.
 * @param count how many questions are drawn
 * @throws RangeError whose message begins with `count` or `seed` when there is no such draw
 */
export function quizDraw(
  bank: readonly QuizEntry[],
  { count, seed = 0 }: { count: number; seed?: number },
): SimulationModel<DrawState, DrawAction> {
  if (!Number.isInteger(count) || count < 1 || count > bank.length)
    throw new RangeError(`count must be from 1 to ${bank.length}, the questions of the bank, not ${count}`)
  requireSeed(seed)
  for (const entry of bank) rightAnswer(entry)
  const start = (from: number): DrawState => ({
    seed: from,
    questions: shuffle(bank, from).slice(0, count),
    at: 0,
    given: Array.from({ length: count }, () => undefined),
  })
  return {
    initial: () => start(seed),
    apply(state, action) {
      switch (action.type) {
        case 'draw':
          requireSeed(action.seed)
          return start(action.seed)
        case 'answer':
          return give(state, requireAnswer(state, action.answer))
        case 'solve':
          return give(state, 'shown')
        case 'next':
          return goTo(state, state.at + 1)
        case 'previous':
          return goTo(state, state.at - 1)
        default:
          throw unknownAction('a quiz', action)
      }
    },
    trace: Array.from({ length: 2 * count - 1 }, (_, click): DrawAction[] => [
      { type: click % 2 === 0 ? 'solve' : 'next' },
    ]),
  }
}

/** The question that is shown. */
export function currentQuestion({ questions, at }: DrawState): QuizEntry {
  const entry = questions[at]
  if (entry === undefined) throw new RangeError(`the draw has no question ${at + 1}`)
  return entry
}

/** Whether the question that is shown has its answer beside it. */
export function isSolved({ given, at }: DrawState): boolean {
  return given[at] !== undefined
}

/** Right answers among those that were given; a question that was only shown counts for nobody. */
export function score({ questions, given }: DrawState): { right: number; answered: number } {
  const answers = questions.flatMap((entry, index) => {
    const answer = given[index]
    return typeof answer === 'number' ? [answer === rightAnswer(entry)] : []
  })
  return { right: answers.filter(Boolean).length, answered: answers.length }
}

function give(state: DrawState, answer: number | 'shown'): DrawState {
  if (isSolved(state)) throw new RangeError('this question has been answered')
  return { ...state, given: state.given.with(state.at, answer) }
}

function goTo(state: DrawState, at: number): DrawState {
  if (at < 0 || at >= state.questions.length) throw new RangeError(`the draw has no question ${at + 1}`)
  return { ...state, at }
}

function requireAnswer(state: DrawState, answer: number): number {
  const { answers } = currentQuestion(state)
  if (!Number.isInteger(answer) || answer < 0 || answer >= answers.length)
    throw new RangeError(`the question has no answer ${String(answer)}`)
  return answer
}

function requireSeed(seed: number): void {
  if (!Number.isInteger(seed) || seed < 0 || seed >= SEEDS)
    throw new RangeError(`seed must be a whole number from 0 to ${SEEDS - 1}, not ${String(seed)}`)
}
