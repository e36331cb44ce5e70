import type { Browser } from 'playwright-core'
import type { DiagramRequest } from '../deck/diagram.ts'
import { DiagramError } from './diagramError.ts'
import type { DiagramCache } from './diagramCache.ts'
import { diagramKey } from './diagramKey.ts'
import type { Drawing, DrawRequest } from './drawInPage.ts'
import { sourceLine } from './errorPosition.ts'
import { mermaidConfig } from './mermaidConfig.ts'
import type { MermaidConfig } from './mermaidConfig.ts'
import { mermaidVersion, openMermaidPages } from './mermaidPage.ts'
import { replaceSentinels } from './palette.ts'
import { idPlaceholder, prefixIds } from './prefixIds.ts'
import { tellDiagram } from './tellDiagram.ts'

/** What draws one diagram; the tests put their own in its place. */
export type Draw = (request: DrawRequest & { signal?: AbortSignal }) => Promise<Drawing>

export interface DiagramWorkshop {
  /** What the deck's `setup/mermaid.ts` returns. */
  deckSetup: MermaidConfig
  cache: DiagramCache
  /** BCP 47 tag of the deck, in which a diagram that its author does not describe is told. Default: en. */
  lang?: string
  /** The browser, or how to get one; asked for only when something must be drawn. */
  browser: Browser | (() => Promise<Browser>)
  signal?: AbortSignal
  draw?: Draw
  version?: string
}

/**
 * One Mermaid diagram as an SVG that stands alone: colours are CSS variables, ids start with `idPlaceholder`, text is
 * text, `role="img"` and `aria-label` say what it is. From the cache where it has been drawn before.
 *
 * @throws DiagramError with the 1-based line and column *within the source* when the diagram is invalid or takes too long
 */
export async function renderDiagram({
  source,
  options,
  ...workshop
}: DiagramRequest & DiagramWorkshop): Promise<string> {
  const { key, config, text, isThemed } = await describeDiagram({ source, options, ...workshop })
  const alt = typeof options.alt === 'string' ? options.alt : undefined
  return await workshop.cache.readOrDraw(key, async () => {
    const draw = workshop.draw ?? drawWith(workshop.browser)
    const drawing = await draw({ id: idPlaceholder, source: text, config, alt, signal: workshop.signal })
    if (!drawing.ok) throw syntaxError(drawing, source)
    const svg = prefixIds(named(drawing, workshop.lang))
    return isThemed ? replaceSentinels(svg) : svg
  })
}

/** The SVG with an accessible name: the author's, else what the diagram says. */
function named({ svg, contents }: Drawing & { ok: true }, lang = 'en'): string {
  if (contents === undefined) return svg
  return svg.replace(/^(<svg\b[^>]*\saria-label=)""/, (_, before: string) => {
    return `${before}"${escaped(tellDiagram(contents, lang))}"`
  })
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** The name under which the cache keeps this diagram. */
export async function keyOf(
  request: DiagramRequest & Pick<DiagramWorkshop, 'deckSetup' | 'lang' | 'version'>,
): Promise<string> {
  return (await describeDiagram(request)).key
}

async function describeDiagram({
  source,
  options,
  deckSetup,
  lang = 'en',
  version,
}: DiagramRequest & Pick<DiagramWorkshop, 'deckSetup' | 'lang' | 'version'>) {
  // Slidev hands Mermaid the trimmed text as well: frontmatter must stand on the first line.
  const text = source.trim()
  const { config, isThemed } = mermaidConfig({ source: text, options, deckSetup })
  const theme = { config, alt: options.alt, lang }
  return {
    key: diagramKey({ source: text, theme, version: version ?? (await mermaidVersion()) }),
    config,
    text,
    isThemed,
  }
}

function drawWith(browser: DiagramWorkshop['browser']): Draw {
  return async (request) => {
    await using pages = openMermaidPages(browser)
    return await pages.draw(request)
  }
}

function syntaxError(failure: Drawing & { ok: false }, source: string): DiagramError {
  const leading = source.trim() === '' ? 0 : source.slice(0, source.search(/\S/)).split('\n').length - 1
  const line = failure.line === undefined ? 1 + leading : sourceLine(source.trim(), failure.line) + leading
  const written = source.split('\n')[line - 1] ?? ''
  return new DiagramError(`Mermaid cannot read this diagram: ${reason(failure, source)}`, {
    hint:
      failure.name === 'UnknownDiagramError'
        ? 'Its first line must name a kind of diagram, such as flowchart TB, sequenceDiagram, block or timeline.'
        : 'Compare the line with the syntax of this kind of diagram on https://mermaid.js.org.',
    line,
    column: columnIn(written, failure),
  })
}

function reason({ name, message, unexpected }: Drawing & { ok: false }, source: string): string {
  if (name === 'UnknownDiagramError') {
    const first = source.trim().split('\n')[0] ?? ''
    return first ? `“${first}” is no kind of diagram it knows` : 'it is empty'
  }
  if (unexpected) return `“${unexpected}” is not expected here`
  const firstLine = message
    .replace(/^Parsing failed:\s*/, '')
    .replace(/(Parse|Lexer) error on line \d+(, column \d+)?[:.]\s*/gi, '')
    .replace(/^Lexical error on line \d+\.\s*/, '')
    .split('\n')
    .find((part) => part.trim() !== '' && !/^[-.]{3}/.test(part))
  if (/^Expecting .*got '?(1|EOF\w*|NEWLINE)'?$/.test(firstLine ?? ''))
    return 'something is missing at the end of this line'
  return firstLine?.trim() ?? message
}

function columnIn(line: string, { column }: Drawing & { ok: false }): number | undefined {
  if (column === undefined) return undefined
  const gap = /^\s*/.exec(line.slice(column - 1))?.[0].length ?? 0
  return Math.min(column + gap, line.length + 1)
}
