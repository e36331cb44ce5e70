import { cacheDirectory } from '../deck/cacheDirectory.ts'
import type { RenderDiagram } from '../deck/diagram.ts'
import { createDiagramCache } from './diagramCache.ts'
import { loadMermaidSetup } from './mermaidSetup.ts'
import type { DiagramWorkshop } from './renderDiagram.ts'
import { renderDiagram } from './renderDiagram.ts'

/**
 * What draws the diagrams of one deck, whoever asks: a build for what was not known ahead, the development server for
 * everything.
 * @param root folder of the deck, whose `setup/mermaid.ts` counts
 */
export async function createDiagramRenderer({
  root,
  ...workshop
}: Pick<DiagramWorkshop, 'browser' | 'lang' | 'signal'> & { root: string }): Promise<RenderDiagram> {
  const cache = createDiagramCache(cacheDirectory())
  const deckSetup = await loadMermaidSetup(root)
  return (request) => renderDiagram({ ...request, ...workshop, cache, deckSetup })
}
