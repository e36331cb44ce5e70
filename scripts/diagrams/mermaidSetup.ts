import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'
import { AmphiError } from '../errors.ts'
import type { MermaidConfig } from './mermaidConfig.ts'

/**
 * What `setup/mermaid.ts` of a deck returns, read the way Slidev reads its setup files. Slidev runs it in the browser
 * of the audience; here it runs once, at build time.
 *
 * @param root folder of the deck
 * @returns an empty configuration where the deck has no such file
 * @throws AmphiError when the file does not load, or returns what cannot be passed to another process
 */
export async function loadMermaidSetup(root: string): Promise<MermaidConfig> {
  const file = ['ts', 'mts', 'js', 'mjs']
    .map((extension) => join(root, `setup/mermaid.${extension}`))
    .find(existsSync)
  if (file === undefined) return {}
  try {
    const types = fileURLToPath(import.meta.resolve('@slidev/types'))
    // A deck outside this project may have no packages of its own; `defineMermaidSetup` must still resolve.
    const jiti = createJiti(import.meta.url, { moduleCache: false, alias: { '@slidev/types': types } })
    const setup = await jiti.import<MermaidConfig | (() => unknown)>(file, { default: true })
    const config = typeof setup === 'function' ? await setup() : setup
    return structuredClone((config ?? {}) as MermaidConfig)
  } catch (error) {
    throw new AmphiError(`The Mermaid setup of this deck does not load: ${(error as Error).message}`, {
      hint: 'It must export a function that returns plain data: diagrams are drawn when the deck is built.',
      file,
      cause: error,
    })
  }
}
