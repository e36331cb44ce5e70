import { glob } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Plugin } from 'vite'

const CALL = /^export default import\.meta\.glob\((\[.*\]), (\{.*\})\)\s*$/

/**
 * Finds the files that Slidev's generated modules look for: `setup/main.ts`, `global-top.vue` and the like, in every
 * root of the deck. Vite walks the whole root for each of them, with the packages and the history below it: ten times
 * in an edition. The patterns name a few files, and asking for those is enough.
 */
export function findSlidevGlobs(): Plugin {
  return {
    name: 'amphi:slidev-globs',
    transform: {
      order: 'pre',
      filter: { id: /[\\/]\.slidev[\\/]virtual[\\/]import-glob\./ },
      async handler(source, id) {
        const code = await importFound(source, dirname(id))
        return code === undefined ? null : { code, map: null }
      },
    },
  }
}

/**
 * @param folder that the patterns start from
 * @returns a module that imports each file that is there; undefined when `source` is no module of that kind
 */
export async function importFound(source: string, folder: string): Promise<string | undefined> {
  const [, patterns, options] = CALL.exec(source) ?? []
  if (patterns === undefined || options === undefined) return undefined
  const { import: name } = JSON.parse(options) as { import?: string }
  const found = await Array.fromAsync(glob(JSON.parse(patterns) as string[], { cwd: folder }))
  const relative = found
    .map((path) => path.replaceAll('\\', '/'))
    .map((path) => path.replace(/^(?!\.\.?\/)/, './'))
  const paths = relative.map((path) => JSON.stringify(path)).sort()
  const imports = paths.map((path, index) => {
    const binding = name === undefined ? `* as file${index}` : `{ ${name} as file${index} }`
    return `import ${binding} from ${path}`
  })
  const entries = paths.map((path, index) => `${path}: file${index}`)
  return [...imports, `export default { ${entries.join(', ')} }`].join('\n')
}
