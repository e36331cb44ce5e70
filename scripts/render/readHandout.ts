import type { RenderedElement, RenderedHandout, RenderedSlide } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'
import { ElementReader } from './elementReader.ts'
import type { PageSnapshot } from './pageSnapshot.ts'
import type { Prepared } from './prepareGathering.ts'

export interface HandoutSnapshots extends Prepared {
  light: PageSnapshot
  dark: PageSnapshot
  /** Attribute of the element that no style sheet reaches. */
  probe: string
  /** Attribute with the styles of an element that a snapshot has none of. */
  paint: string
}

/** Reads the snapshots of the handout's page without judging anything: what becomes of it is decided on the data. */
export function readHandout({
  light,
  dark,
  probe,
  paint,
  fonts,
  inlined,
}: HandoutSnapshots): RenderedHandout {
  const nodes = Array.from({ length: light.size }, (_, node) => node).filter((node) => light.isElement(node))
  const attributes = new Map(nodes.map((node) => [node, light.attributesOf(node)]))
  const blank = nodes.find((node) => attributes.get(node)?.[probe] !== undefined && light.stylesOf(node))
  const initial = (blank === undefined ? undefined : light.stylesOf(blank)) ?? {}
  const reader = new ElementReader({ light, dark, initial, inlined, paint })

  const hasClass = (node: number, name: string): boolean =>
    attributes.get(node)?.['class']?.split(/\s+/).includes(name) ?? false
  const inside = (root: number, name: string): number | undefined =>
    nodes.find((node) => node > root && hasClass(node, name) && isBelow(light, node, root))
  const isSlide = (node: number): boolean => attributes.get(node)?.['data-slide'] !== undefined

  const slides = nodes.filter(isSlide).flatMap((node): RenderedSlide[] => {
    const frame = inside(node, 'print-slide-container')
    const canvas = frame === undefined ? undefined : reader.read(frame)
    if (frame === undefined || !canvas) return []
    const written = inside(node, 'amphi-handout-prose')
    const prose = written === undefined ? undefined : reader.read(written)
    const layout = inside(frame, 'slidev-layout') ?? frame
    return [
      {
        no: Number(attributes.get(node)?.['data-slide']),
        paper: { light: paperOf(light, layout), dark: paperOf(dark, layout) },
        ink: { light: light.stylesOf(layout)?.['color'] ?? '', dark: dark.stylesOf(layout)?.['color'] ?? '' },
        canvas,
        prose: prose ?? { ...canvas, tag: 'div', attributes: {}, children: [] },
      },
    ]
  })
  const ending = nodes
    .filter((node) => hasClass(node, 'amphi-handout-end'))
    .flatMap((node) => reader.read(node) ?? [])

  const roots = [...slides.flatMap(({ canvas, prose }) => [canvas, prose]), ...ending]
  const byId = new Map([...nodes].reverse().map((node) => [attributes.get(node)?.['id'], node]))
  const shared = sharedBy(roots, reader, (id) => byId.get(id))
  return { slides, ending, shared, declarations: reader.declarations, initial, fonts }
}

/** Elements outside of `roots` that a `url(#…)` in them names, and those that these name in turn. */
function sharedBy(
  roots: readonly RenderedElement[],
  reader: ElementReader,
  nodeOf: (id: string) => number | undefined,
): RenderedElement[] {
  const known = new Set(roots.flatMap((root) => [...idsIn(root)]))
  const found: RenderedElement[] = []
  let texts = [
    ...roots.flatMap((root) => [...referencesIn(root)]),
    ...reader.declarations.flatMap((values) => Object.values(values)),
  ]
  while (texts.length > 0) {
    const named = texts.flatMap((text) => [...text.matchAll(/url\(["']?#([^"')]+)["']?\)|^#(.+)$/g)])
    const ids = new Set(named.map(([, url, href]) => url ?? href ?? '').filter((id) => !known.has(id)))
    const before = reader.declarations.length
    const added = [...ids].flatMap((id) => {
      known.add(id)
      const node = nodeOf(id)
      const element = node === undefined ? undefined : reader.read(node)
      return element?.isSvg ? [element] : []
    })
    found.push(...added)
    texts = [
      ...added.flatMap((element) => [...referencesIn(element)]),
      ...reader.declarations.slice(before).flatMap((values) => Object.values(values)),
    ]
  }
  return found
}

function* idsIn({ attributes, children }: RenderedElement): Generator<string> {
  if (attributes['id']) yield attributes['id']
  for (const child of children) if (isRendered(child)) yield* idsIn(child)
}

function* referencesIn({ isSvg, attributes, children }: RenderedElement): Generator<string> {
  if (isSvg) yield* Object.values(attributes)
  for (const child of children) if (isRendered(child)) yield* referencesIn(child)
}

function isBelow(snapshot: PageSnapshot, node: number, root: number): boolean {
  for (let at = node; at >= 0; at = snapshot.parent(at)) if (at === root) return true
  return false
}

/** The first ground below an element that hides what lies under it. */
function paperOf(snapshot: PageSnapshot, node: number): string {
  for (let at = node; at >= 0; at = snapshot.parent(at)) {
    const colour = snapshot.stylesOf(at)?.['background-color'] ?? ''
    if (/^(?:rgb|color|lab|oklch)\(/.test(colour) && !colour.includes('/')) return colour
  }
  return 'rgb(255, 255, 255)'
}
