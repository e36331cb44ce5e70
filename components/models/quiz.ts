/** One entry of data/quiz.json. Exactly one answer is right. */
export interface QuizEntry {
  readonly id: number
  readonly question: string
  readonly answers: readonly { readonly text: string; readonly right?: boolean }[]
  readonly explanation: string
  /** Ids of data/bibliography.json. */
  readonly sources: readonly string[]
}

/**
 * The entry of that number.
 * @throws RangeError whose message begins with `number` when the bank has no such question
 */
export function quizEntry(bank: readonly QuizEntry[], number: number): QuizEntry {
  const entry = bank.find(({ id }) => id === number)
  if (entry === undefined) throw new RangeError(`number ${String(number)} is no question of the bank`)
  return entry
}

/**
 * Index of the right answer.
 * @throws RangeError when none or more than one is marked right: a room would argue with either
 */
export function rightAnswer({ id, answers }: QuizEntry): number {
  const right = answers.flatMap((answer, index) => (answer.right === true ? [index] : []))
  const [only] = right
  if (only === undefined || right.length > 1)
    throw new RangeError(`number ${String(id)} has ${String(right.length)} right answers instead of one`)
  return only
}

/** A for the first answer, B for the second. */
export function answerLetter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

/**
 * The questions that the slides of a deck ask, in their order, each once: the number in a slide's frontmatter
 * `question`, or those that its `draw: { from, to }` may draw.
 */
export function askedQuestions(
  bank: readonly QuizEntry[],
  slides: readonly { readonly frontmatter: Readonly<Record<string, unknown>> }[],
): QuizEntry[] {
  const asked = slides.flatMap(({ frontmatter }) => {
    const { question, draw } = frontmatter
    if (typeof question === 'number') return [quizEntry(bank, question)]
    return isDraw(draw) ? bank.filter(({ id }) => id >= draw.from && id <= draw.to) : []
  })
  return [...new Set(asked)]
}

function isDraw(draw: unknown): draw is { from: number; to: number } {
  const { from, to } = (draw ?? {}) as Record<string, unknown>
  return typeof from === 'number' && typeof to === 'number'
}
