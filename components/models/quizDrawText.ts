import { plural } from './frenchNumber.ts'
import { answerLetter, rightAnswer } from './quiz.ts'
import { currentQuestion, isSolved, score, type DrawState } from './quizDraw.ts'
import { french } from './typography.ts'

/** Where somebody stands: "Question 2 sur 5". */
export function drawPlace({ at, questions }: DrawState): string {
  return french(`Question ${at + 1} sur ${questions.length}`)
}

/** "2 justes sur 3", or that nobody has answered yet. */
export function scoreText(state: DrawState): string {
  const { right, answered } = score(state)
  if (answered === 0) return french('Score : aucune réponse donnée')
  return french(`Score : ${right} ${plural(right, 'juste', 'justes')} sur ${answered}`)
}

/** What the given answer was worth; empty before one is given. */
export function verdictText(state: DrawState): string {
  const given = state.given[state.at]
  if (typeof given !== 'number') return ''
  return given === rightAnswer(currentQuestion(state)) ? 'Juste.' : `Non, pas ${answerLetter(given)}.`
}

/** The question as it stands, in words. */
export function describeDraw(state: DrawState): string {
  const entry = currentQuestion(state)
  const answers = entry.answers.map(({ text }, index) => `${answerLetter(index)}, ${text}`).join(' ; ')
  const right = rightAnswer(entry)
  const solution = isSolved(state)
    ? `${verdictText(state)} Bonne réponse : ${answerLetter(right)}. ${entry.explanation} `
    : ''
  return french(`${drawPlace(state)} : ${entry.question} ${answers}. ${solution}${scoreText(state)}.`)
}
