import { sentinelActorColours, sentinelRules, sentinelThemeVariables } from './themeVariables.ts'

/** Mermaid's configuration as plain data: what `mermaid.initialize` takes. */
export type MermaidConfig = Record<string, unknown>

/** What a fence may say beside Mermaid's own configuration: `{scale: 0.8, alt: '…'}`. None of it is Mermaid's. */
const fenceOnly = new Set(['scale', 'alt', 'class', 'style'])

/** The font that the deck shows diagrams in, so that labels are measured with it. */
export const diagramFont = "'Atkinson Hyperlegible Next', 'Amphi Fallback', system-ui, sans-serif"

/**
 * The configuration one diagram is drawn with. A theme or a colour that the author names, in the fence's options, in
 * the deck's `setup/mermaid.ts` or in the diagram itself, is left to Mermaid; otherwise the colours become
 * sentinels of our palette.
 *
 * @returns the configuration, and whether the result holds sentinels
 */
export function mermaidConfig({
  source,
  options,
  deckSetup,
}: {
  source: string
  options: Record<string, unknown>
  deckSetup: MermaidConfig
}): { config: MermaidConfig; isThemed: boolean } {
  const chosen = Object.fromEntries(Object.entries(options).filter(([key]) => !fenceOnly.has(key)))
  const authored: MermaidConfig = { ...deckSetup, ...chosen }
  const isThemed = !namesTheme(authored) && !namesThemeInside(source)
  const config: MermaidConfig = {
    // Real text instead of HTML in a foreignObject: it scales, prints as vectors and can be searched in a PDF.
    htmlLabels: false,
    fontFamily: diagramFont,
    deterministicIds: true,
    deterministicIDSeed: 'diagram',
    handDrawnSeed: 1,
    ...(isThemed ? { look: 'classic' } : { theme: 'default' }),
    ...authored,
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: 'strict',
  }
  if (isThemed) {
    config.theme = 'base'
    config.themeCSS = `${sentinelRules()}${(authored.themeCSS as string | undefined) ?? ''}`
    config.journey = { actorColours: sentinelActorColours(), ...(authored.journey as object | undefined) }
    config.themeVariables = {
      ...sentinelThemeVariables(),
      fontFamily: config.fontFamily,
      ...(authored.themeVariables as object | undefined),
    }
  }
  return { config, isThemed }
}

function namesTheme({ theme, themeVariables }: MermaidConfig): boolean {
  // Mermaid's default, written out, asks for nothing.
  if (theme !== undefined && theme !== 'default') return true
  return Object.keys((themeVariables as object | undefined) ?? {}).some(
    (key) => !/^font(Size|Family)$/.test(key),
  )
}

function namesThemeInside(source: string): boolean {
  const directives = source.match(/%%\{[\s\S]*?\}%%/g) ?? []
  const frontmatter = /^\s*---[^\n]*\n[\s\S]*?\n\s*---/.exec(source)?.[0] ?? ''
  return [...directives, frontmatter].some((text) => /\btheme(Variables|CSS)?['"]?\s*:/.test(text))
}
