import type { Mermaid } from 'mermaid'
import type { DiagramContents } from './diagramContents.ts'
import type { MermaidConfig } from './mermaidConfig.ts'

export interface DrawRequest {
  id: string
  source: string
  config: MermaidConfig
  /** The author's own description, if there is one. */
  alt: string | undefined
}

export type Drawing =
  | {
      ok: true
      /** Its accessible name is empty where the author wrote none. */
      svg: string
      contents?: DiagramContents
    }
  | { ok: false; name: string; message: string; line?: number; column?: number; unexpected?: string }

/**
 * Draws one diagram and makes its SVG stand alone. Runs inside the page, so nothing outside its braces exists for it
 * but `window.mermaid`.
 *
 * @returns the SVG as XML (also valid inside HTML), with natural width and height, its view box, the accessible name
 *   that its author gave it and nothing in its style sheet or definitions that it does not use
 */
export async function drawInPage({ id, source, config, alt }: DrawRequest): Promise<Drawing> {
  const { mermaid } = window as unknown as { mermaid: Mermaid }
  const words = document.createElement('p')
  words.style.fontFamily = config.fontFamily as string
  // A label is measured when it is drawn: every cut that its letters need must be there before.
  const family = getComputedStyle(document.body.appendChild(words)).fontFamily
  await Promise.all(
    ['', 'bold ', 'italic '].map((cut) => document.fonts.load(`${cut}16px ${family}`, source)),
  )
  words.remove()

  const holder = document.body.appendChild(document.createElement('div'))
  try {
    mermaid.initialize(config)
    const { svg } = await mermaid.render(id, source)
    holder.innerHTML = svg
  } catch (error) {
    return describe(error)
  }
  const svg = holder.querySelector('svg')
  if (!svg) return { ok: false, name: 'Error', message: 'Mermaid drew nothing' }
  setNaturalSize(svg)
  nameIt(svg, alt)
  centreStateLabels(svg)
  addPlates(svg)
  keepVectors(svg)
  dropUnused(svg)
  // An empty HTML element would be written `<p/>`, which HTML reads as an open tag.
  for (const empty of svg.querySelectorAll('foreignObject :empty:not(br, hr, img, input, wbr)'))
    empty.append('')
  return { ok: true, svg: new XMLSerializer().serializeToString(svg) }

  function setNaturalSize(svg: SVGSVGElement) {
    svg.style.removeProperty('max-width')
    if (!svg.getAttribute('style')) svg.removeAttribute('style')
    const box = svg.viewBox.baseVal
    const drawn = svg.getBoundingClientRect()
    const [x, y, width, height] = box?.width
      ? [box.x, box.y, box.width, box.height]
      : [0, 0, drawn.width, drawn.height]
    const round = (value: number) => String(Math.round(value * 100) / 100)
    svg.setAttribute('viewBox', [x, y, width, height].map(round).join(' '))
    svg.setAttribute('width', round(width))
    svg.setAttribute('height', round(height))
    for (const point of svg.querySelectorAll('[data-points]')) point.removeAttribute('data-points')
  }

  function nameIt(svg: SVGSVGElement, alt: string | undefined) {
    const text = (selector: string) => svg.querySelector(selector)?.textContent?.trim()
    const written = [text(':scope > title'), text(':scope > desc')].filter(Boolean).join('. ')
    // Tagged PDFs lose the figure when a title stands inside it.
    for (const title of svg.querySelectorAll('title, desc')) title.remove()
    for (const name of ['aria-roledescription', 'aria-labelledby', 'aria-describedby'])
      svg.removeAttribute(name)
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', alt || written)
  }

  // With text instead of HTML, Mermaid leaves the labels of states at the left edge.
  function centreStateLabels(svg: SVGSVGElement) {
    for (const label of svg.querySelectorAll<SVGGElement>('.statediagram-state > .basic ~ .label')) {
      const shape = label.parentElement?.querySelector<SVGGraphicsElement>(':scope > .basic')?.getBBox()
      const text = label.querySelector('text')
      const [, y = '0'] = /translate\([^,]+,\s*([-\d.]+)\)/.exec(label.getAttribute('transform') ?? '') ?? []
      if (!shape || !text) continue
      text.setAttribute('text-anchor', 'middle')
      label.setAttribute('transform', `translate(${shape.x + shape.width / 2}, ${y})`)
    }
  }

  // Filters are printed as pictures, and blend modes are unknown to some readers of PDFs.
  function keepVectors(svg: SVGSVGElement) {
    for (const filtered of svg.querySelectorAll('[filter]')) filtered.removeAttribute('filter')
    const rules = Array.from(svg.querySelectorAll('style'), ({ sheet }) => [
      ...(sheet?.cssRules ?? []),
    ]).flat()
    const inSheet = rules.flatMap((rule) => (rule instanceof CSSStyleRule ? [rule.style] : []))
    const onElements = Array.from(svg.querySelectorAll<SVGElement>('[style]'), ({ style }) => style)
    for (const style of [...inSheet, ...onElements]) {
      style.removeProperty('filter')
      style.removeProperty('mix-blend-mode')
    }
  }

  // What a theme may want and SVG cannot add by CSS: a plate behind a node's label, and, on nodes with a class of the
  // author's, a second surface above the fill. Both are invisible until a style sheet fills them.
  function addPlates(svg: SVGSVGElement) {
    for (const rect of svg.querySelectorAll('rect')) if (rect.attributes.length === 0) rect.remove()
    for (const plate of svg.querySelectorAll<SVGRectElement>(
      '.node rect.background, .cluster rect.background',
    )) {
      const label = plate.parentElement?.querySelector('text')?.getBBox()
      if (!label?.width) {
        plate.remove()
        continue
      }
      const size = {
        x: label.x - 6,
        y: label.y - 1,
        width: label.width + 12,
        height: label.height + 2,
        rx: 4,
      }
      for (const [name, value] of Object.entries(size))
        plate.setAttribute(name, String(Math.round(value * 100) / 100))
      plate.setAttribute('class', 'label-plate')
      plate.setAttribute('style', 'fill:none;stroke:none')
    }
    const own =
      /^(node|default|cluster|flowchart-label|statediagram-.*|section-.*|mindmap-.*|rough-node|icon-shape|image-shape|labelBkg)$/
    for (const node of svg.querySelectorAll('.node, .cluster')) {
      if (![...node.classList].some((name) => !own.test(name))) continue
      const shape = node.querySelector(
        ':scope > :is(rect, path, polygon, circle, ellipse), :scope > g:not(.label) > path',
      )
      if (!shape) continue
      const overlay = shape.cloneNode() as SVGElement
      overlay.removeAttribute('id')
      overlay.setAttribute('class', 'node-overlay')
      overlay.setAttribute('style', 'fill:none;stroke:none')
      shape.after(overlay)
    }
  }

  function dropUnused(svg: SVGSVGElement) {
    for (const style of svg.querySelectorAll('style')) {
      const rules = [...(style.sheet?.cssRules ?? [])]
      const used = rules.filter(
        (rule) => !(rule instanceof CSSStyleRule) || svg.parentElement?.querySelector(rule.selectorText),
      )
      const css = used
        .map((rule) => rule.cssText)
        .filter((rule) => !rule.startsWith('@keyframes'))
        .join('\n')
      const frames = rules.filter((rule) => rule instanceof CSSKeyframesRule && css.includes(rule.name))
      style.textContent = [css, ...frames.map((rule) => rule.cssText)].join('\n').trim()
      if (!style.textContent) style.remove()
    }
    for (const definition of svg.querySelectorAll(
      'marker, symbol, filter, linearGradient, radialGradient, clipPath',
    )) {
      const rest = svg.outerHTML
      const { id } = definition
      if (id && !rest.includes(`#${id})`) && !rest.includes(`#${id}"`) && !rest.includes(`#${id}&quot;)`))
        definition.remove()
    }
    for (const group of svg.querySelectorAll('defs:empty, g:empty')) group.remove()
  }

  function describe(error: unknown): Drawing {
    type Loc = { first_line: number; last_line: number; last_column: number }
    const { name, message, hash } = error as Error & { hash?: { text?: string; loc?: Loc; token?: string } }
    const number = (pattern: RegExp) => {
      const found = pattern.exec(message)?.[1]
      return found === undefined ? undefined : Number(found)
    }
    const line = number(/on line (\d+)/i)
    const isOneLine = hash?.loc?.first_line === line && hash?.loc?.last_line === line
    return {
      ok: false,
      name,
      message,
      line,
      column: isOneLine ? (hash?.loc?.last_column ?? 0) + 1 : number(/on line \d+, column (\d+)/i),
      unexpected: hash?.text?.trim(),
    }
  }
}
