import { join, resolve } from 'node:path'
import type { UnresolvedComponent } from './bundle/bundle.ts'
import { bundleEditions } from './bundle/bundleEditions.ts'
import { checkRendered } from './check/checkRendered.ts'
import { checkSource } from './check/checkSource.ts'
import { findUnknownComponents } from './check/unknownComponents.ts'
import type { Deck } from './deck/deck.ts'
import type { Finding } from './deck/finding.ts'
import { sortFindings } from './deck/finding.ts'
import { assertBundlable } from './deck/assertBundlable.ts'
import { hashInputs } from './deck/inputHash.ts'
import { readDeck } from './deck/readDeck.ts'
import { amphiVersion, toolVersions } from './deck/versions.ts'
import { createDiagramRenderer } from './diagrams/createDiagramRenderer.ts'
import { renderDiagrams } from './diagrams/renderDiagrams.ts'
import { keptPaths, parseOutputNames, sitePdfs, viewsToPrint } from './outputs.ts'
import type { FinishedPdf } from './pdf/finishDeckPdf.ts'
import { finishDeckPdf } from './pdf/finishDeckPdf.ts'
import { pageCounts, placeOutputs } from './placeOutputs.ts'
import type { Progress } from './progress.ts'
import { timed } from './progress.ts'
import type { Manifest } from './publish/manifest.ts'
import { buildManifest } from './publish/manifest.ts'
import { assertOurs } from './publish/ownership.ts'
import { recover } from './publish/recover.ts'
import { openStaging } from './publish/staging.ts'
import { launchBrowser } from './render/browser.ts'
import type { OpenDeck, PrintView } from './render/openDeck.ts'
import { openDeck } from './render/openDeck.ts'
import { stopOnErrors } from './stopOnErrors.ts'

export interface BuildRequest {
  /** Path of the deck's Markdown file. */
  deck: string
  /** Folder to write. */
  out: string
  /** The named selection of slides, all of them without one. */
  route?: string | undefined
  /** Outputs to replace; none means all. */
  only: readonly string[]
  progress: Progress
}

export interface BuildResult {
  deck: Deck
  out: string
  /** Warnings: an error would have stopped the build. */
  findings: Finding[]
  manifest: Manifest
  seconds: number
}

/**
 * Reads, checks, draws, bundles, prints and publishes a deck. Until the very last step nothing of the old output is
 * touched, and whatever fails before leaves it as it was.
 * @throws {AmphiError} when the deck or the machine does not allow it
 * @throws {InterruptedError} when `signal` aborts
 */
export async function build(
  { deck: path, out: outPath, only, route, ...request }: BuildRequest,
  signal: AbortSignal,
): Promise<BuildResult> {
  const start = performance.now()
  const { progress, timing } = timed(request.progress)
  const names = parseOutputNames(only)
  const out = resolve(outPath)
  await using cleanup = new AsyncDisposableStack()

  await assertOurs(out)
  await recover(out)
  const { deck, findings } = await progress('Read and check the deck', () =>
    readAndCheck({ path, route }, signal),
  )
  stopOnErrors(deck, findings)
  await assertBundlable(deck)
  const staging = cleanup.adopt(await openStaging(out, { signal, keep: keptPaths(names) }), (opened) =>
    opened.discard(),
  )
  const browser = cleanup.adopt(await launchBrowser({ signal }), (opened) => opened.close())

  const drawn = await progress('Draw the diagrams', (tell) => renderDiagrams({ deck, browser, signal, tell }))
  findings.push(...drawn.findings)
  stopOnErrors(deck, findings)

  const editions = { site: join(staging.dir, 'site'), speaker: join(staging.dir, '.speaker') }
  const inputHash = await hashInputs(deck)
  const renderDiagram = await createDiagramRenderer({ root: deck.root, browser, signal })
  const besideSite = sitePdfs(names, staging.previous?.outputs.map(({ path: file }) => file) ?? [])
  const named = names.includes('site') ? editions : { speaker: editions.speaker }
  const unresolved = await progress('Bundle the editions', () =>
    bundleEditions(
      {
        entry: deck.entry,
        editions: named,
        pdfs: besideSite,
        renderDiagram,
        deckKey: inputHash.slice(0, 16),
        strict: deck.strict,
        route,
      },
      signal,
    ),
  )

  const opened = cleanup.adopt(
    await openDeck({ browser, dir: editions.speaker, allowsRemote: !deck.strict, signal }),
    (page) => page.close(),
  )
  findings.push(...(await progress('Check every slide', () => checkSlides(opened, deck, unresolved))))
  stopOnErrors(deck, findings)
  const printed = await progress('Print', () => printViews(opened, viewsToPrint(names), deck))
  const pdfs = await progress('Finish the PDFs', () => finishViews(printed, deck))

  const manifest = await progress('Publish', async () => {
    await placeOutputs({ names, editions, pdfs, dir: staging.dir })
    const { dir, previous } = staging
    const versions = toolVersions(browser.version())
    const written = await buildManifest({
      dir,
      previous,
      version: amphiVersion,
      inputHash,
      versions,
      timing,
      pages: pageCounts(names, pdfs),
    })
    await staging.publish(written)
    return written
  })
  const seconds = (performance.now() - start) / 1000
  return { deck, out, findings: sortFindings(findings), manifest, seconds }
}

/** The checks of the Markdown, for a quick answer while writing. A browser starts only for diagrams not drawn before. */
export async function check(
  { deck: path, route, progress }: Pick<BuildRequest, 'deck' | 'route' | 'progress'>,
  signal: AbortSignal,
): Promise<{ deck: Deck; findings: Finding[] }> {
  const { deck, findings } = await progress('Read and check the deck', () =>
    readAndCheck({ path, route }, signal),
  )
  await using cleanup = new AsyncDisposableStack()
  const launched = once(async () =>
    cleanup.adopt(await launchBrowser({ signal }), (opened) => opened.close()),
  )
  const drawn = await progress('Draw the diagrams', () => renderDiagrams({ deck, browser: launched, signal }))
  findings.push(...drawn.findings)
  stopOnErrors(deck, findings)
  return { deck, findings: sortFindings(findings) }
}

async function readAndCheck(
  { path, route }: { path: string; route: string | undefined },
  signal: AbortSignal,
): Promise<{ deck: Deck; findings: Finding[] }> {
  const { deck, findings } = await readDeck(path, signal, { route })
  return { deck, findings: sortFindings([...findings, ...(await checkSource(deck))]) }
}

async function checkSlides(
  opened: OpenDeck,
  deck: Deck,
  unresolved: UnresolvedComponent[],
): Promise<Finding[]> {
  await opened.show('slides')
  const observation = await opened.observe()
  return [
    ...findUnknownComponents(deck, unresolved, observation.components),
    ...checkRendered(deck, observation),
  ]
}

async function printViews(
  opened: OpenDeck,
  views: readonly PrintView[],
  deck: Deck,
): Promise<Map<PrintView, Uint8Array>> {
  const printed = new Map<PrintView, Uint8Array>()
  for (const view of views) {
    await opened.show(view)
    // The handout shows what no slide does: its prose can throw as well.
    stopOnErrors(deck, checkRendered(deck, { ...(await opened.observe()), slides: [] }))
    printed.set(view, await opened.print())
  }
  return printed
}

async function finishViews(
  printed: ReadonlyMap<PrintView, Uint8Array>,
  deck: Deck,
): Promise<Map<PrintView, FinishedPdf>> {
  const finished = await Promise.all(
    [...printed].map(async ([view, bytes]) => [view, await finishDeckPdf(bytes, deck, view)] as const),
  )
  return new Map(finished)
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
