import type { Deck } from '../../deck/deck.ts'
import { readBibliography } from '../../deck/bibliography.ts'
import { dataFile } from '../../deck/dataFile.ts'
import type { Finding } from '../../deck/finding.ts'
import { keyLine } from '../../deck/keyLine.ts'
import { componentIds } from '../markdown/componentIds.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const unknownSource: SourceRule = {
  id: 'unknown-source',
  rationale: 'A citation that leads nowhere is a claim without a source.',
  hint: 'Add the entry to the bibliography, or correct the id.',
  severity: ALWAYS,
  async check(deck) {
    const file = dataFile(deck, 'bibliography')
    if (file === undefined) return []
    const known = new Set((await readBibliography(file)).map(({ id }) => id))
    return citations(deck)
      .filter(({ id }) => !known.has(id))
      .map(({ id, ...place }) => ({
        message: `"${id}" is not in the bibliography`,
        hint: nearest(id, known),
        ...place,
      }))
  },
}

type Citation = Pick<Finding, 'file' | 'line' | 'column' | 'slide'> & { id: string }

function citations(deck: Deck): Citation[] {
  const inFrontmatter = deck.slides.flatMap((slide) => {
    const { sources } = slide.frontmatter
    const ids = Array.isArray(sources) ? sources.map(String) : []
    const line = ids.length > 0 ? keyLine(slide, 'sources') : 0
    return ids.map((id) => ({ id, file: slide.place.file, line, slide: slide.no }))
  })
  const inText = componentIds(deck, 'Cite').map(({ id, slide, line, column }) => ({
    id,
    file: slide.place.file,
    line,
    column,
    slide: slide.no,
  }))
  return [...inFrontmatter, ...inText]
}

/** Ids begin with a name: the ones that share it are what was meant. */
function nearest(id: string, known: ReadonlySet<string>): string {
  const name = /^\D+/.exec(id)?.[0] ?? id
  const alike = [...known].filter((other) => other.startsWith(name.slice(0, 5)))
  return alike.length > 0 ? `Is it ${alike.join(' or ')}?` : 'Add the entry, or correct the id.'
}
