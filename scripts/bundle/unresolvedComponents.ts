import type { Plugin } from 'vite'
import type { UnresolvedComponent } from './bundle.ts'

const RESOLVE_CALL = /_resolve(Component|Directive)\("([^"]+)"/g

/**
 * Vue draws nothing for a component that it does not know, leaves out an unknown directive, and says so only during
 * development. What is still looked up by name after every plugin has run is registered by the deck's own set-up, or
 * unknown.
 */
export function collectUnresolvedComponents(found: UnresolvedComponent[]): Plugin {
  return {
    name: 'amphi:unresolved-components',
    enforce: 'post',
    transform(code, id) {
      if (id.includes('/node_modules/') || !/\.(?:md|vue)(?:$|\?)/.test(id)) return
      for (const [, kind, name] of code.matchAll(RESOLVE_CALL)) {
        const isDirective = kind === 'Directive'
        const isSame = (entry: UnresolvedComponent) =>
          entry.name === name && entry.module === id && entry.isDirective === isDirective
        if (name && !found.some(isSame)) found.push({ name, isDirective, module: id })
      }
    },
  }
}
