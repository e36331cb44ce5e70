import type {
  Declarations,
  RenderedElement,
  RenderedHandout,
  RenderedStyle,
} from '../deck/renderedHandout.ts'

type Theme = 'light' | 'dark'

/** Where an element stands, as far as its look depends on it. */
export interface Place {
  /** Style of the element around it, which it inherits from; undefined at the root of a drawing. */
  parent: RenderedStyle | undefined
  /** The document's name for an id that a `url(#…)` in the style means. */
  rename: (id: string) => string
  /** Values that stand instead of those that the browser resolved, in both themes; undefined removes one. */
  overrides?: Record<string, string | undefined>
}

interface Look {
  light: Declarations
  dark: Declarations
}

/**
 * Turns resolved styles into a style sheet: one class for each look that occurs, named in the order of occurrence, its
 * dark theme beside it. What an element inherits is said only where it differs from its parent.
 */
export class StyleBook {
  readonly #rendered: RenderedHandout
  readonly #names = new Map<string, string>()
  readonly #rules: string[] = []

  constructor(rendered: RenderedHandout) {
    this.#rendered = rendered
  }

  /** Resolved value of one property. */
  value(style: RenderedStyle, name: string, theme: Theme = 'light'): string {
    const { own, inherited } = style[theme]
    return this.#declared(inherited)[name] ?? this.#declared(own)[name] ?? this.#rendered.initial[name] ?? ''
  }

  /** Name of the class that gives `element` its look. */
  classOf(element: RenderedElement, place: Place): string {
    const pseudos = (['before', 'after'] as const).flatMap((name) => {
      const pseudo = element[name]
      if (!pseudo || !isString(pseudo.content)) return []
      const inside = { ...place, parent: element.style, overrides: { content: pseudo.content } }
      return [{ name, look: this.#look(pseudo.style, inside) }]
    })
    return this.#named([{ name: '', look: this.#look(element.style, place) }, ...pseudos])
  }

  /** A class of these declarations alone. */
  classFor(light: Declarations, dark: Declarations = {}): string {
    return this.#named([{ name: '', look: { light, dark } }])
  }

  css(): string {
    return this.#rules.join('\n')
  }

  #named(parts: { name: string; look: Look }[]): string {
    const key = JSON.stringify(parts)
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const name = `d${this.#names.size}`
    this.#names.set(key, name)
    for (const part of parts) {
      const selector = `.${name}${part.name && `::${part.name}`}`
      const light = write(part.look.light)
      const dark = write(part.look.dark)
      if (light) this.#rules.push(`${selector}{${light}}`)
      if (dark) this.#rules.push(`@media screen and (prefers-color-scheme:dark){${selector}{${dark}}}`)
    }
    return name
  }

  #look(style: RenderedStyle, { parent, rename, overrides = {} }: Place): Look {
    const light = overridden(this.#differences(style, parent, 'light'), overrides)
    const night = overridden(this.#differences(style, parent, 'dark'), overrides)
    const dark: Declarations = {}
    for (const name of new Set([...Object.keys(light), ...Object.keys(night)])) {
      // Said in one theme alone: the other has to take it back.
      const value = night[name] ?? this.value(style, name, 'dark')
      if (value !== light[name]) dark[name] = value
    }
    return { light: renamed(light, rename), dark: renamed(dark, rename) }
  }

  #differences(style: RenderedStyle, parent: RenderedStyle | undefined, theme: Theme): Declarations {
    const inherited = this.#declared(style[theme].inherited)
    const around = parent && this.#declared(parent[theme].inherited)
    const found = meaningful(this.#declared(style[theme].own))
    for (const [name, value] of Object.entries(inherited)) {
      // An HTML parent lists no property of SVG, and the root of a drawing has no parent: both start from nothing.
      if (value !== (around?.[name] ?? this.#rendered.initial[name])) found[name] = value
    }
    return found
  }

  #declared(index: number): Declarations {
    return this.#rendered.declarations[index] ?? {}
  }
}

function overridden(values: Declarations, overrides: NonNullable<Place['overrides']>): Declarations {
  const all = Object.entries({ ...values, ...overrides })
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function renamed(values: Declarations, rename: Place['rename']): Declarations {
  const inUrl = /url\(["']?#([^"')]+)["']?\)/g
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.replace(inUrl, (_, id: string) => `url(#${rename(id)})`),
    ]),
  )
}

/** Drops what has no effect: the colour of a border without width, the origin of no transformation. */
function meaningful(own: Declarations): Declarations {
  return Object.fromEntries(
    Object.entries(own).filter(([name]) => {
      const border = /^(border-\w+)-(?:color|style)$/.exec(name)
      if (border) return own[`${border[1]}-width`] !== undefined && own[`${border[1]}-style`] !== undefined
      if (/^border-\w+-width$/.test(name)) return own[name.replace('width', 'style')] !== undefined
      if (/^text-decoration-(?!line)/.test(name)) return own['text-decoration-line'] !== undefined
      if (/^transform-/.test(name)) return ['transform', 'rotate', 'scale'].some((key) => key in own)
      if (/^background-(?:position|size|repeat|origin|clip)$/.test(name)) return 'background-image' in own
      return true
    }),
  )
}

function isString(content: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/.test(content)
}

function write(values: Declarations): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}
