import type { ResolvedSlidevOptions } from '@slidev/types'
import type { RenderDiagram } from '../deck/diagram.ts'
import type { Edition } from './deckOptions.ts'

export interface AmphiOptions {
  edition: Edition
  renderDiagram: RenderDiagram
}

/** Hands the edition and the diagrams to the addon, whose transformers see nothing but Slidev's options. */
export function attachAmphi(options: ResolvedSlidevOptions, amphi: AmphiOptions): void {
  Object.assign(options, { amphi })
}
