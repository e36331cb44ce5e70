import type { Mermaid } from 'mermaid'
import type { DiagramContents, DiagramEnd, DiagramLink } from './diagramContents.ts'

/** What Mermaid's parsers keep. Kinds with links have `getData`, sequences `getMessages`, pies `getSections`. */
interface Parsed {
  getData?(): { nodes: ParsedNode[]; edges: ParsedEdge[] }
  getActors?(): Map<string, { description: string }>
  getMessages?(): { from?: string; to?: string; message?: unknown; type?: number }[]
  getSections?(): unknown
}
interface ParsedNode {
  id: string
  label?: string
  alias?: string
  shape?: string
  isGroup?: boolean
  parentId?: string
  members?: { text: string }[]
  methods?: { text: string }[]
  attributes?: { type: string; name: string }[]
}
interface ParsedEdge {
  start: string
  end: string
  label?: string
  arrowTypeStart?: string
  arrowTypeEnd?: string
  thickness?: string
}

/**
 * Reads what a diagram says, from Mermaid's own parsers and from its drawing. Runs inside the page that has just drawn
 * it, so nothing outside its braces exists for it but `window.mermaid`.
 */
export async function readInPage(source: string): Promise<DiagramContents> {
  const { mermaid } = window as unknown as { mermaid: Mermaid }
  const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(source)
  const parsed = db as unknown as Parsed
  const nodes = parsed.getData?.().nodes ?? []
  const names = new Map<string, DiagramEnd>(nodes.map((node) => [node.id, endOf(node)]))
  for (const [id, { description }] of parsed.getActors?.() ?? []) names.set(id, plain(description))
  const links = parsed.getMessages ? readMessages() : readEdges()
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]))
  const groups = nodes.filter(({ isGroup, shape }) => isGroup && shape !== 'noteGroup')
  const kept = nodes.filter(({ isGroup }) => !isGroup)
  return {
    links,
    groups: groups.map(({ id }) => ({
      name: textOf(id),
      members: nodes
        .filter(({ parentId }) => parentId === id)
        .map((node) => textOf(node.id))
        .filter(Boolean),
    })),
    details: nodes
      .map((node) => ({ name: textOf(node.id), lines: linesOf(node) }))
      .filter(({ lines }) => lines.length > 0),
    parts: type === 'pie' ? readParts(parsed.getSections?.()) : [],
    alone: kept.map(({ id }) => textOf(id)).filter((name) => name !== '' && !linked.has(name)),
    rows: drawnRows(),
  }

  function endOf({ id, label, alias, shape }: ParsedNode): DiagramEnd {
    if (shape === 'stateStart') return { point: 'start' }
    if (shape === 'stateEnd') return { point: 'end' }
    return plain(alias || label) || id
  }

  function textOf(id: string): string {
    const name = names.get(id)
    return typeof name === 'string' ? name : ''
  }

  function linesOf({ members = [], methods = [], attributes = [] }: ParsedNode): string[] {
    const fields = [...members, ...methods].map(({ text }) => plain(text.replace(/^\\/, '')))
    return [...fields, ...attributes.map((column) => plain(`${column.type} ${column.name}`))]
  }

  function readEdges(): DiagramLink[] {
    const edges = parsed.getData?.().edges ?? []
    return edges
      .filter(({ thickness }) => thickness !== 'invisible')
      .map(({ start, end, label, arrowTypeStart, arrowTypeEnd }) => {
        const kinds = [kindOf(arrowTypeStart), kindOf(arrowTypeEnd)] as const
        const kind =
          kinds[0] === 'arrow' && kinds[1] === 'arrow' ? 'both' : kinds.find((one) => one !== 'line')
        const isTurned = kinds[0] !== 'line' && kinds[1] === 'line'
        const [from, to] = isTurned ? [end, start] : [start, end]
        return link(type === 'er' ? 'arrow' : (kind ?? 'line'), from, to, label)
      })
  }

  function kindOf(head: string | undefined): DiagramLink['kind'] {
    if (!head || head === 'none') return 'line'
    if (head === 'extension') return 'inheritance'
    return head === 'composition' || head === 'aggregation' ? 'part' : 'arrow'
  }

  function readMessages(): DiagramLink[] {
    const NOTE = 2
    return (parsed.getMessages?.() ?? [])
      .filter(({ message }) => typeof message === 'string' && message !== '')
      .map(({ from, to, message, type: line }) => {
        const kind = line === NOTE ? 'note' : from && to ? 'message' : 'frame'
        return link(kind, from ?? '', to ?? '', message)
      })
  }

  function readParts(sections: unknown): { name: string; value: number }[] {
    if (!(sections instanceof Map)) return []
    return [...(sections as Map<string, number>)].map(([name, value]) => ({ name: plain(name), value }))
  }

  function link(kind: DiagramLink['kind'], from: string, to: string, label: unknown): DiagramLink {
    return { kind, from: names.get(from) ?? from, to: names.get(to) ?? to, label: plain(label) }
  }

  /** A label without its markup: line breaks, emphasis, entities. */
  function plain(label: unknown): string {
    const holder = document.createElement('template')
    holder.innerHTML = (typeof label === 'string' ? label : '')
      .replaceAll(/<br\s*\/?>|\\n/g, ' ')
      // How Mermaid keeps `#quot;` and `#35;` while it parses.
      .replaceAll(/ﬂ°(°?)(\w+)¶ß/g, (_, isNumber: string, code: string) => `&${isNumber ? '#' : ''}${code};`)
    const text = new DOMParser().parseFromString(holder.content.textContent, 'text/html').body.textContent
    return text
      .replaceAll(/[`*]{1,3}/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  }

  function drawnRows(): string[][] {
    const labels = Array.from(document.querySelectorAll('svg text, svg foreignObject'), (element) => {
      const { top, bottom, left } = element.getBoundingClientRect()
      const lines = Array.from(
        element.querySelectorAll('.text-outer-tspan'),
        ({ textContent }) => textContent,
      )
      const html = Array.from(element.children, (child) =>
        child instanceof HTMLElement ? child.innerText : '',
      )
      const text = lines.join(' ') || html.join(' ').trim() || element.textContent
      return { middle: (top + bottom) / 2, left, text: text.replaceAll(/\s+/g, ' ').trim() }
    }).filter(({ text }) => text !== '')
    const reach = 12
    const rows: (typeof labels)[] = []
    for (const label of labels.toSorted((a, b) => a.middle - b.middle)) {
      const row = rows.at(-1)
      if (row?.[0] && label.middle - row[0].middle < reach) row.push(label)
      else rows.push([label])
    }
    return rows.map((row) => row.toSorted((a, b) => a.left - b.left).map(({ text }) => text))
  }
}
