import { access, constants, readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { AmphiError } from '../errors.ts'
import type { Deck } from './deck.ts'
import { headmatterLine } from './keyLine.ts'

/** The data files that a headmatter may name, each below `amphi` and relative to the deck. */
export const DATA_NAMES = ['bibliography', 'glossary', 'quiz'] as const

export type DataName = (typeof DATA_NAMES)[number]

/** The absolute path of a data file; undefined where the headmatter names none. */
export function dataFile(
  { root, headmatter }: { root: string; headmatter: Record<string, unknown> },
  name: DataName,
): string | undefined {
  const file = ((headmatter['amphi'] ?? {}) as Record<string, unknown>)[name]
  return typeof file === 'string' ? resolve(root, file) : undefined
}

/**
 * @throws {AmphiError} naming the line of the headmatter, when it names a data file that cannot be read
 */
export async function assertDataFiles(
  deck: Pick<Deck, 'entry' | 'root' | 'headmatter' | 'opening'>,
): Promise<void> {
  for (const name of DATA_NAMES) {
    const file = dataFile(deck, name)
    if (file === undefined) continue
    await access(file, constants.R_OK).catch((cause: unknown) => {
      throw new AmphiError(`The ${name} ${relative(deck.root, file)} cannot be read`, {
        file: deck.entry,
        line: headmatterLine(deck, ['amphi', name]),
        hint: 'Write its path relative to the deck.',
        cause,
      })
    })
  }
}

export interface DataList {
  entries: Record<string, unknown>[]
  /** 1-based line of an entry's id; of two that are the same, the last. 1 where it is not found. */
  lineOf: (id: unknown) => number
}

/**
 * Reads a data file, a list of JSON objects that each have an id of their own: a text or a number.
 * @throws {AmphiError} naming the file and, where it is known, the line
 */
export async function readDataList(file: string, name: DataName): Promise<DataList> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AmphiError(`The ${name} cannot be read`, {
      file,
      hint: `Correct "amphi: { ${name} }" in the headmatter: a path relative to the deck.`,
      cause,
    })
  })
  const lines = text.split('\n')
  const lineOf = (id: unknown) => {
    const written = JSON.stringify(id)
    const at = lines.findLastIndex(
      (line) => /"id"\s*:\s*("(?:[^"\\]|\\.)*"|[\d.]+)/.exec(line)?.[1] === written,
    )
    return at < 0 ? 1 : at + 1
  }
  const entries = parse(text, { file, name })
  const ids = new Set<unknown>()
  entries.forEach((entry, index) => {
    const { id } = (entry ?? {}) as Record<string, unknown>
    const hint = `Every entry of the ${name} needs an id of its own.`
    if ((typeof id !== 'string' || id === '') && typeof id !== 'number')
      throw new AmphiError(`Entry ${index + 1} of the ${name} has no id`, { file, hint })
    if (ids.has(id))
      throw new AmphiError(`Two entries of the ${name} have the id "${id}"`, { file, line: lineOf(id), hint })
    ids.add(id)
  })
  return { entries: entries as Record<string, unknown>[], lineOf }
}

function parse(text: string, { file, name }: { file: string; name: DataName }): unknown[] {
  const hint = `The ${name} is a JSON file: a list of entries.`
  let entries: unknown
  try {
    entries = JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AmphiError(`The ${name} is not valid JSON: ${reason}`, { file, hint, cause })
  }
  if (Array.isArray(entries)) return entries
  throw new AmphiError(`The ${name} is not a list`, { file, hint })
}
