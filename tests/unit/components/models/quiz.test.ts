import { describe, expect, test } from 'vitest'
import bibliography from '../../../../data/bibliography.json' with { type: 'json' }
import bank from '../../../../data/quiz.json' with { type: 'json' }
import { answerLetter, askedQuestions, quizEntry, rightAnswer } from '../../../../components/models/quiz.ts'

const entry = {
  id: 1,
  question: 'Vrai\u202f?',
  answers: [{ text: 'non' }, { text: 'oui', right: true }],
  explanation: 'Oui.',
  sources: [],
}

describe('rightAnswer', () => {
  test('is the index of the one that is marked', () => {
    expect(rightAnswer(entry)).toBe(1)
    expect(answerLetter(1)).toBe('B')
  })

  test.each([
    [[], /has 0 right answers/],
    [
      [
        { text: 'a', right: true },
        { text: 'b', right: true },
      ],
      /has 2 right answers/,
    ],
  ])('refuses an entry with %j', (answers, message) => {
    expect(() => rightAnswer({ ...entry, answers })).toThrow(message)
  })
})

describe('askedQuestions', () => {
  test('are those that slides name, in the order of the slides', () => {
    const slides = [{ question: 2 }, {}, { question: 1 }].map((frontmatter) => ({ frontmatter }))
    const second = { ...entry, id: 2 }
    expect(askedQuestions([entry, second], slides)).toEqual([second, entry])
  })

  test('a number that is not in the bank is named', () => {
    expect(() => quizEntry([entry], 9)).toThrow(/^number 9 /)
  })
})

describe('the bank of the lecture', () => {
  test('has twenty questions of four different answers, one of them right', () => {
    expect(bank.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    for (const question of bank) {
      expect(new Set(question.answers.map(({ text }) => text)).size, question.question).toBe(4)
      expect(() => rightAnswer(question)).not.toThrow()
    }
  })

  test('spreads its right answers over the four letters, so that no letter is a good guess', () => {
    const letters = bank.map((question) => answerLetter(rightAnswer(question)))
    for (const letter of ['A', 'B', 'C', 'D'])
      expect(letters.filter((found) => found === letter).length, letter).toBeLessThanOrEqual(6)
  })

  test('cites entries of the bibliography', () => {
    const known = new Set(bibliography.map(({ id }) => id))
    expect(bank.flatMap(({ sources }) => sources).filter((id) => !known.has(id))).toEqual([])
  })
})
