import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CSL } from '@citation-js/core'
import { AmphiError } from '../errors.ts'

/** An entry of CSL-JSON. Numbers and links count on its id, which is a text. */
export type BibliographyEntry = CSL & { id: string; title: string }

/** The file that the headmatter names (`amphi.bibliography`, relative to the deck), as an absolute path. */
export function bibliographyFile(root: string, headmatter: Record<string, unknown>): string | undefined {
  const { amphi } = headmatter as { amphi?: { bibliography?: unknown } | null }
  return typeof amphi?.bibliography === 'string' ? resolve(root, amphi.bibliography) : undefined
}

/**
 * Reads a bibliography in CSL-JSON.
 * @throws {AmphiError} naming the file, when it cannot be read, or an entry has no id, no title or the id of another
 */
export async function readBibliography(file: string): Promise<BibliographyEntry[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AmphiError('The bibliography cannot be read', {
      file,
      hint: 'Correct `amphi: { bibliography }` in the headmatter: a path relative to the deck.',
      cause,
    })
  })
  const entries = parse(text, file)
  const ids = new Set<string>()
  entries.forEach((entry, index) => {
    const { id, title } = (entry ?? {}) as Record<string, unknown>
    const problem =
      typeof id !== 'string' || id === ''
        ? `Entry ${index + 1} has no id`
        : typeof title !== 'string' || title === ''
          ? `The entry "${id}" has no title`
          : ids.has(id)
            ? `Two entries have the id "${id}"`
            : undefined
    if (problem !== undefined) {
      const hint = 'Every entry of CSL-JSON needs an id of its own and a title.'
      throw new AmphiError(problem, { file, ...lineOf(text, id), hint })
    }
    ids.add(id as string)
  })
  return entries as BibliographyEntry[]
}

function parse(text: string, file: string): unknown[] {
  const hint = 'A bibliography is a JSON file: a list of CSL entries.'
  let entries: unknown
  try {
    entries = JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AmphiError(`The bibliography is not valid JSON: ${reason}`, { file, hint, cause })
  }
  if (Array.isArray(entries)) return entries
  throw new AmphiError('The bibliography is not a list', { file, hint })
}

/** Where an id was written last: of two that are the same, the one to change. */
function lineOf(text: string, id: unknown): { line?: number } {
  const at = typeof id === 'string' && id !== '' ? text.lastIndexOf(JSON.stringify(id)) : -1
  return at < 0 ? {} : { line: text.slice(0, at).split('\n').length }
}
