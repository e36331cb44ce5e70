import { glob } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { projectRoot } from './theme.ts'

const clientRoot = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))

/** Names of the layouts that a deck in `root` may use: Slidev's, its theme's, the addon's and its own. */
export async function findLayouts(root: string, themeRoot: string | undefined): Promise<Set<string>> {
  const names = new Set<string>()
  for (const folder of [clientRoot, ...(themeRoot ? [themeRoot] : []), join(projectRoot, 'addon'), root]) {
    for await (const file of glob('layouts/**/*.{vue,js,mjs,ts,mts}', { cwd: folder })) {
      names.add(basename(file).replace(/\.\w+$/, ''))
    }
  }
  return names
}
