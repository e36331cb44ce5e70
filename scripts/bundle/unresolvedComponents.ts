import type { Plugin } from 'vite'

const RESOLVE_CALL = /_resolveComponent\("([^"]+)"/g

/**
 * Vue draws nothing for a component that it does not know and says so only during development. What is still looked
 * up by name after every plugin has run is registered by the deck's own set-up, or unknown.
 */
export function collectUnresolvedComponents(found: { name: string; module: string }[]): Plugin {
  return {
    name: 'amphi:unresolved-components',
    enforce: 'post',
    transform(code, id) {
      if (id.includes('/node_modules/') || !/\.(?:md|vue)(?:$|\?)/.test(id)) return
      for (const [, name] of code.matchAll(RESOLVE_CALL)) {
        if (name && !found.some((entry) => entry.name === name && entry.module === id))
          found.push({ name, module: id })
      }
    },
  }
}
