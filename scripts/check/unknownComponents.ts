import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import { normalized, unknownComponent } from './rules/unknownComponent.ts'
import { findingAt } from './slideFinding.ts'

/** Components that Vue resolves by itself, whatever the deck. */
const BUILT_IN = new Set(['RouterLink', 'RouterView', 'Component'])
/** Elements that HTML has dropped: Vue looks for a component, and browsers draw them all the same. */
const OBSOLETE_HTML = ['acronym', 'big', 'center', 'dir', 'font', 'marquee', 'nobr', 'strike', 'tt']

export interface UnresolvedName {
  name: string
  /** Bundler id of the module that uses it. */
  module: string
}

/**
 * A component nobody knows is drawn as nothing.
 * @param registered components that the deck's own set-up registered while it ran
 */
export function findUnknownComponents(
  deck: Deck,
  unresolved: readonly UnresolvedName[],
  registered: readonly string[],
): Finding[] {
  const known = new Set([...BUILT_IN, ...OBSOLETE_HTML, ...registered].map(normalized))
  return unresolved
    .filter(({ name }) => !known.has(normalized(name)))
    .map(({ name, module }) => {
      const told = {
        rule: unknownComponent.id,
        severity: 'error' as const,
        message: `There is no component <${name}>`,
        hint: `Correct the name, or add components/${name}.vue beside the deck.`,
      }
      const slide = /^(.*)__slidev_(\d+)\.md/.exec(module)
      if (slide) return findingAt(deck, Number(slide[2]), told, `<${name}`)
      return { ...told, file: module.replace(/\?.*$/, ''), line: 1 }
    })
}
