import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { findDepPkgJsonPath } from 'vitefu'
import { AmphiError } from '../errors.ts'

interface PackageFacts {
  slidev?: { addons?: unknown }
}

/**
 * The folders of the addons that a deck names in its headmatter or its package.json, and of those that they name.
 * Slidev asks on the terminal when one is missing and ends the process.
 * @throws {AmphiError} naming an addon that is not installed
 */
export async function findAddons(entry: string, named: unknown): Promise<string[]> {
  const root = dirname(entry)
  const found = new Set<string>()
  async function add(names: unknown, from: string): Promise<void> {
    for (const name of Array.isArray(names) ? names.map(String) : []) {
      const folder = await addonFolder(name, from, root)
      if (folder === undefined) throw notInstalled(name, entry)
      if (found.has(folder)) continue
      found.add(folder)
      await add((await packageFacts(folder)).slidev?.addons, join(folder, 'package.json'))
    }
  }
  await add(named, entry)
  await add((await packageFacts(root)).slidev?.addons, entry)
  return [...found]
}

/** As Slidev looks for it: a path, else a package by the usual prefixes. */
async function addonFolder(name: string, from: string, root: string): Promise<string | undefined> {
  if (name.startsWith('@/')) return join(root, name.slice(2))
  if (/^[./]/.test(name) || (!name.startsWith('@') && name.includes('/'))) return resolve(dirname(from), name)
  const candidates = name.startsWith('@') ? [name] : [`@slidev/addon-${name}`, `slidev-addon-${name}`, name]
  for (const candidate of candidates) {
    const packageJson = await findDepPkgJsonPath(candidate, from)
    if (packageJson) return dirname(packageJson)
  }
  return undefined
}

async function packageFacts(folder: string): Promise<PackageFacts> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}')
  try {
    return (JSON.parse(text) ?? {}) as PackageFacts
  } catch {
    return {}
  }
}

function notInstalled(name: string, entry: string): AmphiError {
  return new AmphiError(`The addon "${name}" is not installed`, {
    file: entry,
    line: 1,
    hint: `Run "npm install ${name.startsWith('@') ? name : `slidev-addon-${name}`}" in ${dirname(entry)}, or remove it from \`addons\`.`,
  })
}
