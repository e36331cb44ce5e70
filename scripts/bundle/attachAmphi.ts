import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Edition } from './deckOptions.ts'

export interface DiagramRequest {
  /** Mermaid text of the fence. */
  source: string
  /** What stands in braces behind the fence's language, e.g. `{ theme: 'forest', scale: 0.8 }`. */
  options: Record<string, unknown>
}

export interface BundledDiagram extends DiagramRequest {
  svg: string
}

export type RenderDiagram = (request: DiagramRequest) => Promise<string>

/** Hands the edition and the diagrams to the addon, whose transformers see nothing but Slidev's options. */
export function attachAmphi(
  options: ResolvedSlidevOptions,
  amphi: { edition: Edition; renderDiagram: RenderDiagram },
): void {
  Object.assign(options, { amphi })
}

/** Serves diagrams that were rendered ahead. */
export function diagramLookup(diagrams: readonly BundledDiagram[]): RenderDiagram {
  const bySource = new Map(diagrams.map((diagram) => [diagramId(diagram), diagram.svg]))
  return (request) => {
    const svg = bySource.get(diagramId(request))
    return svg === undefined
      ? Promise.reject(new Error('This diagram was not rendered ahead'))
      : Promise.resolve(svg)
  }
}

function diagramId({ source, options }: DiagramRequest): string {
  return JSON.stringify([source.trim(), Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))])
}
