import { checkSource } from './check/checkSource.ts'
import { fixTypography } from './check/fixTypography.ts'
import { settleFindings } from './check/settleFindings.ts'
import { sourceRules } from './check/sourceRules.ts'
import { assertDataFiles } from './deck/dataFile.ts'
import type { Deck } from './deck/deck.ts'
import type { Finding } from './deck/finding.ts'
import { sortFindings } from './deck/finding.ts'
import { readDeck } from './deck/readDeck.ts'
import { renderDiagrams } from './diagrams/renderDiagrams.ts'
import { createBrowserWatch } from './render/browserWatch.ts'

export interface SourceRequest {
  /** Path of the deck's Markdown file. */
  path: string
  /** The named selection of slides, all of them without one. */
  route?: string | undefined
}

export interface CheckedDeck {
  deck: Deck
  findings: Finding[]
}

/** The first stages of a build: nothing is drawn, and no browser is needed. */
export async function readAndCheck(
  { path, route }: SourceRequest,
  signal: AbortSignal,
): Promise<CheckedDeck> {
  const { deck, findings } = await readDeck(path, signal, { route })
  await assertDataFiles(deck)
  return { deck, findings: settleFindings(deck, [...findings, ...(await checkSource(deck))], sourceRules) }
}

export interface CheckResult extends CheckedDeck {
  /** What `fix` wrote. */
  fixed: { characters: number; files: number } | undefined
}

/**
 * The checks of the Markdown, for a quick answer while writing. The browser, and all that drives it, is loaded only for
 * diagrams that were not drawn before.
 * @param request with `fix`, typography is corrected in the deck's files first
 */
export async function checkDeck(
  { fix, ...request }: SourceRequest & { fix: boolean },
  signal: AbortSignal,
): Promise<CheckResult> {
  const fixed = fix ? await fixTypography((await readDeck(request.path, signal, request)).deck) : undefined
  const { deck, findings } = await readAndCheck(request, signal)
  await using cleanup = new AsyncDisposableStack()
  const watch = createBrowserWatch({ signal })
  const launch = async () => {
    const { launchBrowser } = await import('./render/browser.ts')
    return cleanup.adopt(await launchBrowser({ signal, watch }), watch.end)
  }
  const drawn = await watch.over(renderDiagrams({ deck, browser: once(launch), signal }))
  return { deck, fixed, findings: sortFindings([...findings, ...drawn.findings]) }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
