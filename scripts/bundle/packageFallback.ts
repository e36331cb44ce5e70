import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const here = fileURLToPath(import.meta.url)
const BARE_IMPORT = /^(?:@[\w-]+\/)?[\w-][\w.-]*(?:\/|$)/

/**
 * A deck in a folder without `node_modules` may import what Slidev itself brings (`@vueuse/core`, say).
 * What does not resolve from the deck is tried once more from here.
 */
export function packageFallback(): Plugin {
  return {
    name: 'amphi:package-fallback',
    enforce: 'post',
    async resolveId(id, importer) {
      if (!importer || !BARE_IMPORT.test(id) || importer === here) return null
      return await this.resolve(id, here, { skipSelf: true })
    },
  }
}

/** The same for what Node itself loads: the deck's `vite.config.ts` and its set-up for the build. */
export function registerPackageFallback(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      try {
        return nextResolve(specifier, context)
      } catch (error) {
        if (!BARE_IMPORT.test(specifier) || context.parentURL === import.meta.url) throw error
        // Not nextResolve with another parent: for a `require` it asks from the module that required.
        return { url: import.meta.resolve(specifier), shortCircuit: true }
      }
    },
  })
}
