import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type { Plugin } from 'vite'

/** Notes every file that is bundled. Slidev's own in `.slidev` are made anew each time. */
export function collectFiles(found: Set<string>): Plugin {
  return {
    name: 'amphi:collect-files',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const file = id.replace(/[?#].*$/s, '')
        if (isAbsolute(file) && !/[\\/]\.slidev[\\/]/.test(file) && existsSync(file)) found.add(file)
      }
    },
  }
}
