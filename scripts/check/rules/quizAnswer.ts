import { readBibliography } from '../../deck/bibliography.ts'
import { dataFile, readDataList } from '../../deck/dataFile.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const quizAnswer: SourceRule = {
  id: 'quiz-answer',
  rationale: 'A question without a right answer, or with two, is argued about in front of the room.',
  hint: 'Mark exactly one answer with "right": true, and cite entries of the bibliography.',
  severity: ALWAYS,
  async check(deck) {
    const file = dataFile(deck, 'quiz')
    if (file === undefined) return []
    const { entries, lineOf } = await readDataList(file, 'quiz')
    const sources = await knownSources(dataFile(deck, 'bibliography'))
    return entries.flatMap((entry) => {
      const answers = Array.isArray(entry['answers']) ? (entry['answers'] as { right?: unknown }[]) : []
      const right = answers.filter((answer) => answer.right === true).length
      const cited = Array.isArray(entry['sources']) ? entry['sources'].map(String) : []
      const problems = [
        ...(right === 1 ? [] : [`has ${right === 0 ? 'no right answer' : `${right} right answers`}`]),
        ...cited
          .filter((id) => sources && !sources.has(id))
          .map((id) => `cites "${id}", which is not in the bibliography`),
      ]
      return problems.map((problem) => ({
        message: `Question ${String(entry['id'])} ${problem}`,
        file,
        line: lineOf(entry['id']),
      }))
    })
  },
}

async function knownSources(file: string | undefined): Promise<ReadonlySet<string> | undefined> {
  return file === undefined ? undefined : new Set((await readBibliography(file)).map(({ id }) => id))
}
