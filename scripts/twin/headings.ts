import type { Markup, Node } from './markup.ts'
import { elementsOf, isMarkup } from './markup.ts'

/** Takes the first heading out of `nodes`; undefined where there is none. */
export function takeHeading(nodes: Node[]): Markup | undefined {
  for (const [index, node] of nodes.entries()) {
    if (!isMarkup(node)) continue
    if (isHeading(node)) return nodes.splice(index, 1)[0] as Markup
    const found = takeHeading(node.children)
    if (!found) continue
    if (node.children.length === 0) nodes.splice(index, 1)
    return found
  }
  return undefined
}

/** Gives the headings of `nodes` the levels below `level`, none left out. */
export function nestHeadings(nodes: readonly Node[], level: number): void {
  const open: number[] = []
  for (const heading of nodes.flatMap((node) => [...elementsOf(node)].filter(isHeading))) {
    const written = Number(heading.tag[1])
    while (open.length > 0 && (open.at(-1) ?? 0) >= written) open.pop()
    open.push(written)
    heading.tag = `h${Math.min(6, level + open.length)}`
  }
}

function isHeading({ tag }: Markup): boolean {
  return /^h[1-6]$/.test(tag)
}
