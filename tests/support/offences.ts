import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../../scripts/deck/finding.ts'

/** Decks that break every rule, each offence marked in place. */
export const offences = fileURLToPath(new URL('../fixtures/offences', import.meta.url))

/** `rule file:line`, the file relative to the fixtures. */
export type Mark = string

/**
 * The marks in all files of a folder. `offence: rule-id`, in whatever the language takes for a comment, marks the next
 * line; `offence-here: rule-id` its own. Several rules are parted by commas.
 */
export async function readMarks(folder: string): Promise<Mark[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file) => {
        const path = join(file.parentPath, file.name)
        const lines = (await readFile(path, 'utf8')).split('\n')
        return lines.flatMap((line, index) => {
          const [, here, ids = ''] = /offence(-here)?["']?:\s*["']?([a-z-]+(?:, [a-z-]+)*)/.exec(line) ?? []
          return ids
            .split(', ')
            .filter(Boolean)
            .map((rule) => mark({ rule, file: path, line: index + (here ? 1 : 2) }))
        })
      }),
  )
  return found.flat().sort()
}

/** Findings as the marks that they ask for; of several of one rule in a line, one. */
export function toMarks(findings: readonly Pick<Finding, 'rule' | 'file' | 'line'>[]): Mark[] {
  return [...new Set(findings.map(mark))].sort()
}

export function ruleOf(mark: Mark): string {
  return mark.split(' ')[0] ?? ''
}

function mark({ rule, file, line }: Pick<Finding, 'rule' | 'file' | 'line'>): Mark {
  return `${rule} ${relative(offences, file)}:${line}`
}
