import { glob } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * The layouts that a deck may use, by name, each with its file.
 * @param roots folders that may have a `layouts` folder, the later winning
 */
export async function findLayouts(roots: readonly string[]): Promise<Map<string, string>> {
  return await namedFiles('layouts/**/*.{vue,js,mjs,ts,mts}', roots)
}

/**
 * The components that Slidev finds by their file, by name, each with its file.
 * @param roots folders that may have a `components` folder (Slidev calls its own `builtin`), the later winning
 */
export async function findComponents(roots: readonly string[]): Promise<Map<string, string>> {
  return await namedFiles('{builtin,components}/**/*.{vue,md,js,ts,jsx,tsx}', roots)
}

async function namedFiles(pattern: string, roots: readonly string[]): Promise<Map<string, string>> {
  const named = new Map<string, string>()
  for (const root of roots) {
    for await (const file of glob(pattern, { cwd: root }))
      named.set(basename(file).replace(/\.\w+$/, ''), join(root, file))
  }
  return named
}
