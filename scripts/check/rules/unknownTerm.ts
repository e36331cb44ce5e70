import { dataFile, readDataList } from '../../deck/dataFile.ts'
import { componentIds } from '../markdown/componentIds.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const unknownTerm: SourceRule = {
  id: 'unknown-term',
  rationale: 'A word that is marked as explained and is not leaves the reader alone.',
  hint: 'Define it in the glossary, or correct the id.',
  severity: ALWAYS,
  async check(deck) {
    const file = dataFile(deck, 'glossary')
    if (file === undefined) return []
    const known = new Set((await readDataList(file, 'glossary')).entries.map(({ id }) => id))
    return componentIds(deck, 'Term')
      .filter(({ id }) => !known.has(id))
      .map(({ id, slide, line, column }) => ({
        message: `The glossary does not define "${id}"`,
        file: slide.place.file,
        line,
        column,
        slide: slide.no,
      }))
  },
}
