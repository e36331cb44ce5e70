import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findDepPkgJsonPath } from 'vitefu'
import { AmphiError } from '../errors.ts'

/** Folder of Amphi itself. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

export interface DeckTheme {
  /** As the headmatter names it, `default` where it does not. */
  name: string
  /** Absolute path, or `undefined` for `theme: none`. */
  root: string | undefined
  /** The deck has no such package and gets ours. */
  isOurs: boolean
}

/**
 * Slidev asks on the terminal when a theme is missing and ends the process. Look first: beside the deck, then among
 * our own packages, so that a deck in a folder without packages builds with the default theme.
 * @throws {AmphiError} when the theme is not installed
 */
export async function findTheme(entry: string, raw: unknown): Promise<DeckTheme> {
  const name = raw === null ? 'none' : typeof raw === 'string' && raw ? raw : 'default'
  if (name === 'none') return { name, root: undefined, isOurs: false }
  if (isPath(name)) return { name, root: themeFolder(entry, name), isOurs: false }
  const candidates = name.startsWith('@') ? [name] : [`@slidev/theme-${name}`, `slidev-theme-${name}`, name]
  for (const [searchFrom, isOurs] of [
    [entry, false],
    [projectRoot, true],
  ] as const) {
    for (const candidate of candidates) {
      const packageJson = await findDepPkgJsonPath(candidate, searchFrom)
      if (packageJson) return { name, root: dirname(packageJson), isOurs }
    }
  }
  throw new AmphiError(`The theme "${name}" is not installed`, {
    file: entry,
    line: 1,
    hint: `Run "npm install ${candidates[0]}" in ${dirname(entry)}, or choose another theme.`,
  })
}

function isPath(name: string): boolean {
  return /^[./]|^@\/|^[a-z]:/i.test(name) || (!name.startsWith('@') && name.includes('/'))
}

function themeFolder(entry: string, name: string): string {
  const folder = resolve(dirname(entry), name.startsWith('@/') ? name.slice(2) : name)
  if (existsSync(folder)) return folder
  throw new AmphiError(`The theme folder "${name}" does not exist`, {
    file: entry,
    line: 1,
    hint: 'Correct `theme` in the headmatter.',
  })
}
