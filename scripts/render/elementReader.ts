import type { Declarations, RenderedElement, RenderedPseudo, RenderedStyle } from '../deck/renderedHandout.ts'
import { GATHERED_PROPERTIES } from './gatheredProperties.ts'
import type { PageSnapshot } from './pageSnapshot.ts'

const UNSEEN = /^(?:script|style|template|noscript)$/i

interface Source {
  light: PageSnapshot
  dark: PageSnapshot
  /** Styles of an element that no style sheet reaches. */
  initial: Declarations
  /** Data URLs by address. */
  inlined: Readonly<Record<string, string>>
  /** Attribute with the styles, as JSON, of an element that a snapshot has none of. */
  paint: string
}

interface Names {
  own: readonly string[]
  inherited: readonly string[]
}

/** Turns nodes of two snapshots, of the light and of the dark theme, into elements; equal styles are kept once. */
export class ElementReader {
  readonly declarations: Declarations[] = []
  readonly #source: Source
  readonly #pool = new Map<string, number>()

  constructor(source: Source) {
    this.#source = source
  }

  /** @returns undefined for what is not shown */
  read(node: number): RenderedElement | undefined {
    return this.#read(node, { isSvg: this.#isInSvg(node), style: undefined })
  }

  #read(
    node: number,
    around: { isSvg: boolean; style: RenderedStyle | undefined },
  ): RenderedElement | undefined {
    const { light } = this.#source
    const name = light.nameOf(node)
    const isSvg = name === 'svg' || around.isSvg
    if (UNSEEN.test(name)) return undefined
    const names = namesFor(name, isSvg)
    const style = this.#style(node, names) ?? this.#unboxed(node, around.style, isSvg)
    const inside = { isSvg: isSvg && name !== 'foreignObject', style }
    const children: RenderedElement['children'] = []
    const pseudos: { before?: RenderedPseudo; after?: RenderedPseudo } = {}
    for (const child of light.children(node)) {
      const pseudo = light.pseudoOf(child)
      if (pseudo === 'before' || pseudo === 'after') {
        const look = this.#style(child, names)
        if (look) pseudos[pseudo] = { content: light.stylesOf(child)?.['content'] ?? '', style: look }
        continue
      }
      const found = light.isElement(child) ? this.#read(child, inside) : light.textOf(child)
      if (found !== undefined && found !== '') children.push(found)
    }
    const box = light.boxOf(node)
    // Neither a box nor anything inside that has one: hidden.
    const isHidden = !box && !isSvg && !children.some((child) => typeof child !== 'string')
    if (isHidden && name !== 'BR' && name !== 'WBR' && !isMath(name)) return undefined
    return {
      tag: isSvg ? name : name.toLowerCase(),
      isSvg,
      attributes: this.#attributes(node),
      box: box ?? [0, 0, 0, 0],
      style,
      ...pseudos,
      children,
    }
  }

  #attributes(node: number): Record<string, string> {
    const found = this.#source.light.attributesOf(node)
    const src = found['src']
    return src === undefined ? found : { ...found, src: this.#source.inlined[src] ?? src }
  }

  #style(node: number, names: Names): RenderedStyle | undefined {
    const { light, dark } = this.#source
    const day = light.stylesOf(node)
    if (!day) return undefined
    const night = dark.stylesOf(node) ?? { ...day, display: 'none' }
    return { light: this.#themed(day, names), dark: this.#themed(night, names) }
  }

  /** A box that its children replace (`display: contents`), or a part of SVG that draws nothing. */
  #unboxed(node: number, around: RenderedStyle | undefined, isSvg: boolean): RenderedStyle {
    const { light, dark, paint } = this.#source
    const themed = (snapshot: PageSnapshot, theme: 'light' | 'dark'): RenderedStyle['light'] => {
      const painted = snapshot.attributesOf(node)[paint]
      const own = painted === undefined ? {} : (JSON.parse(painted) as Declarations)
      return {
        own: this.#pooled(isSvg ? own : { display: 'contents' }),
        inherited: around?.[theme].inherited ?? this.#pooled({}),
      }
    }
    return { light: themed(light, 'light'), dark: themed(dark, 'dark') }
  }

  #themed(styles: Declarations, { own, inherited }: Names): RenderedStyle['light'] {
    const { initial } = this.#source
    const differing = own.filter((name) => styles[name] !== initial[name])
    return {
      own: this.#pooled(Object.fromEntries(differing.map((name) => [name, styles[name] ?? '']))),
      inherited: this.#pooled(Object.fromEntries(inherited.map((name) => [name, styles[name] ?? '']))),
    }
  }

  #pooled(values: Declarations): number {
    const key = JSON.stringify(values)
    const known = this.#pool.get(key)
    if (known !== undefined) return known
    this.#pool.set(key, this.declarations.length)
    return this.declarations.push(values) - 1
  }

  #isInSvg(node: number): boolean {
    const { light } = this.#source
    for (let at = light.parent(node); at >= 0; at = light.parent(at))
      if (light.nameOf(at) === 'svg') return true
    return false
  }
}

function namesFor(name: string, isSvg: boolean): Names {
  const { boxes, shapes, inherited, drawn } = GATHERED_PROPERTIES
  if (!isSvg) return { own: boxes, inherited }
  return { own: name === 'svg' ? [...boxes, ...shapes] : shapes, inherited: [...inherited, ...drawn] }
}

/** MathML that is there to be read has no box of its own. */
function isMath(name: string): boolean {
  return name !== name.toUpperCase()
}
