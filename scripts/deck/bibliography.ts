import type { CSL } from '@citation-js/core'
import { AmphiError } from '../errors.ts'
import { readDataList } from './dataFile.ts'

/** An entry of CSL-JSON. Numbers and links count on its id, which is a text. */
export type BibliographyEntry = CSL & { id: string; title: string }

/**
 * Reads a bibliography in CSL-JSON.
 * @throws {AmphiError} naming the file, when it cannot be read, or an entry has no title, no id or the id of another
 */
export async function readBibliography(file: string): Promise<BibliographyEntry[]> {
  const { entries, lineOf } = await readDataList(file, 'bibliography')
  for (const { id, title } of entries) {
    if (typeof id === 'string' && typeof title === 'string' && title !== '') continue
    throw new AmphiError(`The entry "${String(id)}" of the bibliography has no title, or its id is no text`, {
      file,
      line: lineOf(id),
      hint: 'Every entry of CSL-JSON needs both.',
    })
  }
  return entries as unknown as BibliographyEntry[]
}
