import type {
  Declarations,
  RenderedElement,
  RenderedHandout,
  RenderedPseudo,
  RenderedSlide,
  RenderedStyle,
} from '../deck/renderedHandout.ts'
import type { GatheredProperties } from './gatheredProperties.ts'

/**
 * Runs in the page, so it may use nothing but its argument and the DOM. Reads the handout that is shown, in both
 * themes, without judging anything: what becomes of it is decided on the data.
 */
// A function for the page cannot be split over files.
export async function gatherHandout(properties: GatheredProperties): Promise<RenderedHandout> {
  const root = document.documentElement
  const numbers = new Map<string, number>()
  const declarations: Declarations[] = []
  const initial: Declarations = {}

  const pooled = (values: Declarations): number => {
    const key = JSON.stringify(values)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, declarations.length)
    return declarations.push(values) - 1
  }

  const readInitial = (): void => {
    const probe = document.createElement('span')
    probe.style.all = 'initial'
    document.body.append(probe)
    const style = getComputedStyle(probe)
    for (const name of Object.values(properties).flat()) {
      initial[name] = style.getPropertyValue(name)
    }
    probe.remove()
  }

  const inDark = <T>(read: () => T): T => {
    const wasDark = root.classList.contains('dark')
    root.classList.add('dark')
    try {
      return read()
    } finally {
      root.classList.toggle('dark', wasDark)
    }
  }

  const namesFor = (element: Element): { own: readonly string[]; inherited: readonly string[] } => {
    if (!(element instanceof SVGElement)) return { own: properties.boxes, inherited: properties.inherited }
    const own = element.tagName === 'svg' ? [...properties.boxes, ...properties.shapes] : properties.shapes
    return { own, inherited: [...properties.inherited, ...properties.drawn] }
  }

  const readLight = (element: Element, pseudo?: string): RenderedStyle['light'] => {
    const style = getComputedStyle(element, pseudo)
    const names = namesFor(element)
    const own: Declarations = {}
    for (const name of names.own) {
      const value = style.getPropertyValue(name)
      if (value !== initial[name]) own[name] = value
    }
    const inherited: Declarations = {}
    for (const name of names.inherited) inherited[name] = style.getPropertyValue(name)
    return { own: pooled(own), inherited: pooled(inherited) }
  }

  // One switch of the theme for all: each costs the whole page a new style.
  type Themed = Partial<Record<string, Declarations>>
  const dark = new Map<Element, Themed>()
  const readDark = (element: Element): void => {
    const parts = ['', '::before', '::after'].filter((pseudo) => pseudo === '' || hasPseudo(element, pseudo))
    const read: Themed = {}
    for (const pseudo of parts) {
      const style = getComputedStyle(element, pseudo || undefined)
      read[pseudo] = Object.fromEntries(properties.themed.map((name) => [name, style.getPropertyValue(name)]))
    }
    dark.set(element, read)
    for (const child of element.children) readDark(child)
  }
  const hasPseudo = (element: Element, pseudo: string): boolean =>
    pseudos.get(pseudo)?.has(element) === true &&
    !/^(?:none|normal|)$/.test(getComputedStyle(element, pseudo).content)

  // To ask every element for its pseudo-elements takes minutes; to ask the style sheets who may have one, no time.
  const pseudos = new Map([
    ['::before', new Set<Element>()],
    ['::after', new Set<Element>()],
  ])
  const findPseudos = (rules: Iterable<CSSRule>, around: string): void => {
    for (const rule of rules) {
      let selector = around
      if (rule instanceof CSSStyleRule) {
        selector = rule.selectorText.replaceAll('&', `:is(${around || ':root'})`)
        for (const [pseudo, found] of pseudos) {
          if (rule.style.content === '' || !selector.includes(pseudo.slice(1))) continue
          const hosts = selector.replace(/::?(?:before|after)\b/g, '')
          // A selector of nothing but the pseudo-element, alone or behind a combinator.
          const matched = hosts.replace(/(^|[,\s>+~(])(?=\s*(?:[,)]|$))/g, '$1*')
          try {
            for (const element of document.querySelectorAll(matched)) found.add(element)
          } catch {
            for (const element of document.querySelectorAll('*')) found.add(element)
          }
        }
      }
      if ('cssRules' in rule) findPseudos(rule.cssRules as CSSRuleList, selector)
    }
  }
  const readableSheets = (): CSSRuleList[] =>
    [...document.styleSheets].flatMap((sheet) => {
      try {
        return [sheet.cssRules]
      } catch {
        // From another host.
        return []
      }
    })

  const styleOf = (element: Element, pseudo = ''): RenderedStyle => {
    const light = readLight(element, pseudo || undefined)
    const own = { ...declarations[light.own] }
    const inherited = { ...declarations[light.inherited] }
    const names = namesFor(element)
    for (const [name, value] of Object.entries(dark.get(element)?.[pseudo] ?? {})) {
      if (name in inherited) inherited[name] = value
      else if (!names.own.includes(name)) continue
      else if (value !== initial[name]) own[name] = value
      else Reflect.deleteProperty(own, name)
    }
    return { light, dark: { own: pooled(own), inherited: pooled(inherited) } }
  }

  const pseudoOf = (element: Element, pseudo: string): RenderedPseudo | undefined =>
    hasPseudo(element, pseudo)
      ? { content: getComputedStyle(element, pseudo).content, style: styleOf(element, pseudo) }
      : undefined

  const attributesOf = (element: Element): Record<string, string> => {
    const found: Record<string, string> = {}
    for (const { name, value } of element.attributes) found[name] = value
    if (element instanceof HTMLInputElement) found['value'] = element.value
    if (element instanceof HTMLImageElement) found['src'] = inlined.get(element.currentSrc) ?? element.src
    if (element instanceof HTMLCanvasElement) found['src'] = canvasPicture(element)
    return found
  }

  // Another host's picture spoils a canvas: it can be seen and not read.
  const canvasPicture = (canvas: HTMLCanvasElement): string => {
    try {
      return canvas.toDataURL()
    } catch {
      return ''
    }
  }

  const inlined = new Map<string, string>()
  const inline = async (url: string): Promise<void> => {
    if (!url.startsWith(location.origin + '/')) return
    const blob = await (await fetch(url)).blob()
    const bytes = new Uint8Array(await blob.arrayBuffer())
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    inlined.set(url, `data:${blob.type};base64,${btoa(binary)}`)
  }

  const read = (element: Element): RenderedElement | undefined => {
    const style = getComputedStyle(element)
    if (style.display === 'none' && !(element instanceof SVGElement)) return undefined
    if (/^(?:script|style|template|noscript)$/i.test(element.tagName)) return undefined
    const { left, top, width, height } = element.getBoundingClientRect()
    const before = pseudoOf(element, '::before')
    const after = pseudoOf(element, '::after')
    const children: RenderedElement['children'] = []
    for (const child of element.childNodes) {
      const found = child instanceof Element ? read(child) : child instanceof Text ? child.data : undefined
      if (found !== undefined && found !== '') children.push(found)
    }
    return {
      tag: element instanceof SVGElement ? element.tagName : element.localName,
      isSvg: element instanceof SVGElement,
      attributes: attributesOf(element),
      box: [left, top, width, height],
      style: styleOf(element),
      ...(before && { before }),
      ...(after && { after }),
      children,
    }
  }

  const colourOf = (element: Element, name: 'color' | 'background-color'): string => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const value = getComputedStyle(at).getPropertyValue(name)
      if (!/^(?:transparent|rgba\(.*, 0\))$/.test(value)) return value
    }
    return ''
  }
  const layoutOf = (slide: Element): Element =>
    slide.querySelector('.slidev-layout') ?? slide.querySelector('.print-slide-container') ?? slide
  const isOpaque = (colour: string): boolean => !/^rgba|\/|^$/.test(colour)

  const readSlide = (slide: HTMLElement): RenderedSlide[] => {
    const frame = slide.querySelector('.print-slide-container')
    const prose = slide.querySelector('.amphi-handout-prose')
    const canvas = frame && read(frame)
    const written = prose ? read(prose) : undefined
    if (!frame || !canvas) return []
    const layout = layoutOf(slide)
    const colours = () => ({
      ink: colourOf(layout, 'color'),
      paper: colourOf(layout, 'background-color'),
    })
    const light = colours()
    const night = darkColours.get(slide) ?? light
    return [
      {
        no: Number(slide.dataset['slide']),
        width: frame.getBoundingClientRect().width,
        paper: { light: light.paper, dark: isOpaque(night.paper) ? night.paper : light.paper },
        ink: { light: light.ink, dark: night.ink },
        canvas,
        prose: written ?? { ...canvas, tag: 'div', children: [], attributes: {} },
      },
    ]
  }

  const slides = [...document.querySelectorAll<HTMLElement>('[data-slide]')]
  const endings = [...document.querySelectorAll<HTMLElement>('.amphi-handout-end')]
  const darkColours = new Map<Element, { ink: string; paper: string }>()

  // What a drawing takes from outside it: `fill="url(#…)"`.
  const sharedTargets = (): Element[] => {
    const roots = [...slides, ...endings]
    const found = new Set<Element>()
    const visit = (element: Element): void => {
      const texts = [...element.attributes].map(({ value }) => value)
      const style = getComputedStyle(element)
      if (element instanceof SVGElement) {
        for (const name of properties.references) texts.push(style.getPropertyValue(name))
      }
      for (const [, id] of texts.join(' ').matchAll(/url\(["']?#([^"')]+)["']?\)/g)) {
        const target = id === undefined ? null : document.getElementById(id)
        if (!target || found.has(target) || roots.some((root_) => root_.contains(target))) continue
        found.add(target)
        for (const inner of [target, ...target.querySelectorAll('*')]) visit(inner)
      }
    }
    for (const root_ of roots) for (const element of root_.querySelectorAll('*')) visit(element)
    return [...found]
  }

  const fontRules = async (): Promise<string[]> => {
    const used = new Set(
      [...document.fonts].filter((face) => face.status === 'loaded').map((face) => describe(face)),
    )
    const rules: string[] = []
    for (const found of readableSheets()) {
      for (const rule of found) {
        if (!(rule instanceof CSSFontFaceRule)) continue
        const { style } = rule
        const face = {
          family: style.getPropertyValue('font-family'),
          weight: style.getPropertyValue('font-weight') || 'normal',
          style: style.getPropertyValue('font-style') || 'normal',
          unicodeRange: style.getPropertyValue('unicode-range'),
        }
        if (used.has(describe(face))) rules.push(await withInlineSource(rule.cssText))
      }
    }
    return rules.filter((rule) => rule.includes('data:'))
  }
  const describe = (face: {
    family: string
    weight: string
    style: string
    unicodeRange: string
  }): string =>
    [
      face.family.replace(/["']/g, ''),
      face.weight.replace('normal', '400').replace('bold', '700'),
      face.style,
      face.unicodeRange.replace(/\s/g, '').toUpperCase() || 'U+0-10FFFF',
    ].join()
  const withInlineSource = async (rule: string): Promise<string> => {
    const url = /url\("([^"]+)"\)/.exec(rule)?.[1]
    if (url === undefined || url.startsWith('data:')) return rule
    const absolute = new URL(url, location.href).href
    await inline(absolute).catch(() => undefined)
    return rule.replace(url, inlined.get(absolute) ?? url)
  }

  const paper = document.createElement('style')
  paper.textContent = '.amphi-handout-zoom { zoom: 1 !important }'
  document.head.append(paper)
  readInitial()
  const listed = () => readableSheets().forEach((rules) => findPseudos(rules, ''))
  listed()
  inDark(listed)
  const pictures = [...document.images].map((image) => image.currentSrc)
  await Promise.all(pictures.map((url) => inline(url).catch(() => undefined)))
  const shared = sharedTargets()
  inDark(() => {
    for (const element of [...slides, ...endings, ...shared]) readDark(element)
    for (const slide of slides) {
      const layout = layoutOf(slide)
      darkColours.set(slide, {
        ink: colourOf(layout, 'color'),
        paper: colourOf(layout, 'background-color'),
      })
    }
  })
  const gathered: RenderedHandout = {
    slides: slides.flatMap(readSlide),
    ending: endings.map(read).filter((element) => element !== undefined),
    shared: shared.map(read).filter((element) => element !== undefined),
    declarations,
    initial,
    fonts: await fontRules(),
  }
  paper.remove()
  return gathered
}
