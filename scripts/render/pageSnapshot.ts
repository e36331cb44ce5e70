import type { Declarations } from '../deck/renderedHandout.ts'

/** What `DOMSnapshot.captureSnapshot` of the DevTools protocol gives, as far as it is used. Numbers name `strings`. */
export interface CapturedSnapshot {
  strings: string[]
  documents: {
    nodes: {
      parentIndex?: number[]
      nodeType?: number[]
      nodeName?: number[]
      nodeValue?: number[]
      attributes?: number[][]
      inputValue?: Sparse
      currentSourceURL?: Sparse
      pseudoType?: Sparse
    }
    layout: { nodeIndex: number[]; styles: number[][]; bounds: number[][] }
  }[]
}

interface Sparse {
  index: number[]
  value: number[]
}

/** A page at one moment. Nodes are numbered in document order; the same DOM has the same numbers again. */
export class PageSnapshot {
  readonly #strings: string[]
  readonly #nodes: CapturedSnapshot['documents'][number]['nodes']
  readonly #names: readonly string[]
  readonly #children = new Map<number, number[]>()
  readonly #layout = new Map<number, { styles: number[]; bounds: number[] }>()
  readonly #special: Record<'inputValue' | 'currentSourceURL' | 'pseudoType', Map<number, string>>

  /** @param names of the styles that were asked for, in that order */
  constructor({ strings, documents }: CapturedSnapshot, names: readonly string[]) {
    const [page] = documents
    if (!page) throw new TypeError('The snapshot holds no document.')
    this.#strings = strings
    this.#nodes = page.nodes
    this.#names = names
    for (const [node, parent] of (page.nodes.parentIndex ?? []).entries()) {
      const siblings = this.#children.get(parent)
      if (siblings) siblings.push(node)
      else this.#children.set(parent, [node])
    }
    for (const [at, node] of page.layout.nodeIndex.entries()) {
      if (this.#layout.has(node)) continue
      this.#layout.set(node, { styles: page.layout.styles[at] ?? [], bounds: page.layout.bounds[at] ?? [] })
    }
    const sparse = ({ index, value }: Sparse = { index: [], value: [] }) =>
      new Map(index.map((node, at) => [node, this.#text(value[at])]))
    this.#special = {
      inputValue: sparse(page.nodes.inputValue),
      currentSourceURL: sparse(page.nodes.currentSourceURL),
      pseudoType: sparse(page.nodes.pseudoType),
    }
  }

  get size(): number {
    return this.#nodes.nodeType?.length ?? 0
  }

  parent(node: number): number {
    return this.#nodes.parentIndex?.[node] ?? -1
  }

  children(node: number): readonly number[] {
    return this.#children.get(node) ?? []
  }

  isElement(node: number): boolean {
    return this.#nodes.nodeType?.[node] === 1 && !this.#special.pseudoType.has(node)
  }

  /** Undefined for anything but text. */
  textOf(node: number): string | undefined {
    return this.#nodes.nodeType?.[node] === 3 ? this.#text(this.#nodes.nodeValue?.[node]) : undefined
  }

  /** As the document spells it: upper case in HTML. */
  nameOf(node: number): string {
    return this.#text(this.#nodes.nodeName?.[node])
  }

  attributesOf(node: number): Record<string, string> {
    const found: Record<string, string> = {}
    const pairs = this.#nodes.attributes?.[node] ?? []
    for (let at = 0; at < pairs.length; at += 2) found[this.#text(pairs[at])] = this.#text(pairs[at + 1])
    const value = this.#special.inputValue.get(node)
    const source = this.#special.currentSourceURL.get(node)
    return { ...found, ...(value !== undefined && { value }), ...(source && { src: source }) }
  }

  /** `before`, `after`; undefined for what is no pseudo-element. */
  pseudoOf(node: number): string | undefined {
    return this.#special.pseudoType.get(node)
  }

  /** Left, top, width, height in CSS pixels; undefined for what has no box. */
  boxOf(node: number): [number, number, number, number] | undefined {
    const bounds = this.#layout.get(node)?.bounds
    return bounds && [bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 0, bounds[3] ?? 0]
  }

  /** Resolved styles; undefined for what is not laid out: hidden, or replaced by its children. */
  stylesOf(node: number): Declarations | undefined {
    const styles = this.#layout.get(node)?.styles
    if (!styles || styles.length === 0) return undefined
    return Object.fromEntries(this.#names.map((name, at) => [name, this.#text(styles[at])]))
  }

  #text(index: number | undefined): string {
    return index === undefined || index < 0 ? '' : (this.#strings[index] ?? '')
  }
}
