import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import { normalized, unknownComponent } from './rules/unknownComponent.ts'
import { unknownDirective } from './rules/unknownDirective.ts'
import { findingAt } from './slideFinding.ts'

/** Components that Vue resolves by itself, whatever the deck. */
const BUILT_IN = new Set(['RouterLink', 'RouterView', 'Component'])
/** Elements that HTML has dropped: Vue looks for a component, and browsers draw them all the same. */
const OBSOLETE_HTML = ['acronym', 'big', 'center', 'dir', 'font', 'marquee', 'nobr', 'strike', 'tt']

export interface UnresolvedName {
  name: string
  /** Asked for as `v-name`, not as `<name>`. */
  isDirective: boolean
  /** Bundler id of the module that uses it. */
  module: string
}

/**
 * A component nobody knows is drawn as nothing, and a directive nobody knows does nothing.
 * @param registered what the deck's own set-up registered while it ran
 */
export function findUnknownComponents(
  deck: Deck,
  unresolved: readonly UnresolvedName[],
  registered: { components: readonly string[]; directives: readonly string[] },
): Finding[] {
  const components = new Set([...BUILT_IN, ...OBSOLETE_HTML, ...registered.components].map(normalized))
  const directives = new Set(registered.directives.map(normalized))
  return unresolved
    .filter(({ name, isDirective }) => !(isDirective ? directives : components).has(normalized(name)))
    .map(({ name, isDirective, module }) => {
      const told = {
        rule: isDirective ? unknownDirective.id : unknownComponent.id,
        severity: 'error' as const,
        message: isDirective ? `There is no directive v-${name}` : `There is no component <${name}>`,
        hint: isDirective
          ? unknownDirective.hint
          : `Correct the name, or add components/${name}.vue beside the deck.`,
      }
      const slide = /^(.*)__slidev_(\d+)\.md/.exec(module)
      if (slide) return findingAt(deck, Number(slide[2]), told, isDirective ? `v-${name}` : `<${name}`)
      return { ...told, file: module.replace(/\?.*$/, ''), line: 1 }
    })
}
