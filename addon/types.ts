import type { ResolvedSlidevOptions, SlideInfo } from '@slidev/types'

/** What the command line attaches to Slidev's resolved options, for the addon's transformers. */
export interface AmphiOptions {
  /** The site carries no note and no handout prose. */
  edition: 'site' | 'speaker' | 'dev'
  /** One Mermaid diagram as an SVG whose ids start with `amphi-diagram-id`. */
  renderDiagram: (request: DiagramRequest) => Promise<string>
}

export interface DiagramRequest {
  /** The Mermaid text of the fence. */
  source: string
  /** What stands in braces behind the fence's language. */
  options: Record<string, unknown>
  /** The slide that the fence stands on, where Slidev knows it. */
  slide?: SlideInfo | null
}

/** Slidev's options as the addon sees them; `amphi` is missing when Slidev runs by itself. */
export type SlidevOptions = ResolvedSlidevOptions & { amphi?: AmphiOptions }
