/** A Mermaid diagram as its author wrote it. */
export interface DiagramRequest {
  /** The Mermaid text of a fence. */
  source: string
  /** What stands in braces behind the fence's language: `{ scale: 0.8, theme: 'forest', alt: '…' }`. */
  options: Record<string, unknown>
}

/** @returns an SVG that stands alone */
export type RenderDiagram = (request: DiagramRequest) => Promise<string>
