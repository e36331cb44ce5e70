import { cacheDirectory } from '../deck/cacheDirectory.ts'
import type { Deck } from '../deck/deck.ts'
import type { DiagramRequest } from '../deck/diagram.ts'
import type { Finding } from '../deck/finding.ts'
import { createDiagramCache } from './diagramCache.ts'
import { DiagramError } from './diagramError.ts'
import { findDiagrams } from './findDiagrams.ts'
import type { FoundDiagram } from './findDiagrams.ts'
import { openMermaidPages } from './mermaidPage.ts'
import { loadMermaidSetup } from './mermaidSetup.ts'
import { keyOf, renderDiagram } from './renderDiagram.ts'
import type { DiagramWorkshop } from './renderDiagram.ts'

export interface RenderedDiagram extends DiagramRequest {
  svg: string
}

/**
 * Draws every Mermaid fence of a deck that the cache does not hold yet. The same source with the same theme is drawn
 * once.
 *
 * @returns the SVG of every fence that can be drawn, in order, and a finding for every one that cannot
 * @throws the signal's reason when aborted
 */
export async function renderDiagrams({
  deck,
  browser,
  signal,
  tell,
  concurrency = 2,
  cache = createDiagramCache(cacheDirectory()),
  ...rest
}: Pick<DiagramWorkshop, 'browser' | 'signal' | 'draw' | 'version'> & {
  deck: Pick<Deck, 'root' | 'lang' | 'slides'>
  /** Says how far it is, e.g. `3 of 8`. */
  tell?: (detail: string) => void
  /** How many pages draw at the same time. */
  concurrency?: number
  cache?: DiagramWorkshop['cache']
}): Promise<{ diagrams: RenderedDiagram[]; findings: Finding[] }> {
  const found = findDiagrams(deck)
  const deckSetup = found.length > 0 ? await loadMermaidSetup(deck.root) : {}
  await using pages = openMermaidPages(browser)
  const { lang } = deck
  const workshop: DiagramWorkshop = { browser, signal, cache, deckSetup, lang, draw: pages.draw, ...rest }
  const keys = await Promise.all(found.map((diagram) => keyOf({ ...diagram, ...workshop })))
  const unique = new Map(found.map((diagram, index) => [keys[index], diagram]))
  const results = new Map<string | undefined, string | DiagramError>()
  const queue = byKind([...unique]).values()

  async function work(): Promise<void> {
    for (const [key, { source, options }] of queue) {
      signal?.throwIfAborted()
      results.set(key, await renderDiagram({ source, options, ...workshop }).catch(diagramErrorOrThrow))
      tell?.(`${results.size} of ${unique.size}`)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))

  const diagrams: RenderedDiagram[] = []
  const findings: Finding[] = []
  for (const [index, diagram] of found.entries()) {
    const result = results.get(keys[index])
    if (result instanceof DiagramError) findings.push(findingOf(diagram, result))
    else if (result !== undefined)
      diagrams.push({ source: diagram.source, options: diagram.options, svg: result })
  }
  return { diagrams, findings }
}

/** Diagrams of one kind behind each other: after some kinds the page must be loaded anew for any other. */
function byKind<Key>(diagrams: [Key, FoundDiagram][]): [Key, FoundDiagram][] {
  return diagrams.toSorted(([, a], [, b]) => {
    const [one, other] = [kindOf(a), kindOf(b)]
    return one < other ? -1 : Number(one > other)
  })
}

/** The first word behind the frontmatter and the comments. */
function kindOf({ source }: FoundDiagram): string {
  const text = source.trim().replace(/^---\n.*?\n---\n/s, '')
  return /^\s*(?!%%)([\w-]+)/m.exec(text)?.[1] ?? ''
}

/** Says where in the author's file an error of `renderDiagram` lies. */
function findingOf({ file, line, indent, slide }: FoundDiagram, error: DiagramError): Finding {
  return {
    rule: 'diagram-syntax',
    severity: 'error',
    message: error.message,
    hint: error.hint,
    file,
    line: line + (error.line ?? 1) - 1,
    column: error.column === undefined ? undefined : error.column + indent,
    slide,
  }
}

function diagramErrorOrThrow(error: unknown): DiagramError {
  if (error instanceof DiagramError) return error
  throw error
}
