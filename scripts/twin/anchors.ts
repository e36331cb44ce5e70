import type { RenderedElement, RenderedHandout } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'

/** Where an id was written: the number of a slide, or what stands around the slides. */
export type Scope = number | 'shared' | 'ending'

/**
 * Ids that are unique in one document. The same id may stand on several slides; the first keeps its name, and a
 * reference means the element of its own slide before any other.
 */
export class Anchors {
  readonly #scopes = new Map<Scope, Set<string>>()
  readonly #names = new Map<string, string>()
  readonly #taken: Set<string>

  constructor(rendered: RenderedHandout, reserved: Iterable<string>) {
    this.#taken = new Set(reserved)
    for (const { no, canvas, prose } of rendered.slides) this.#collect(no, [canvas, prose])
    this.#collect('ending', rendered.ending)
    this.#collect('shared', rendered.shared)
  }

  /** Name in the document of the element that `id` means on that slide; undefined for none. */
  resolve(id: string, scope: Scope): string | undefined {
    const scopes = [scope, 'shared', 'ending', ...this.#scopes.keys()] as const
    const home = scopes.find((candidate) => this.#scopes.get(candidate)?.has(id))
    return home === undefined ? undefined : this.#named(id, home)
  }

  #named(id: string, scope: Scope): string {
    const key = `${scope} ${id}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    // Vue counts its ids, `v-12-0`, over all that the page has ever shown: which views came before must not matter.
    const base = id
      .replace(/(^|-)v(?:-\d+)+(?=-|$)/, '$1')
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .replace(/^(?!\p{L})/u, 'id-')
    let name = base
    for (let copy = 2; this.#taken.has(name); copy++) name = `${base}-${copy}`
    this.#taken.add(name)
    this.#names.set(key, name)
    return name
  }

  #collect(scope: Scope, elements: readonly RenderedElement[]): void {
    const ids = this.#scopes.get(scope) ?? new Set()
    this.#scopes.set(scope, ids)
    for (const { attributes, children } of elements) {
      if (attributes['id']) ids.add(attributes['id'])
      this.#collect(scope, children.filter(isRendered))
    }
  }
}
