import { join, resolve } from 'node:path'
import type { UnresolvedComponent } from './bundle/bundle.ts'
import { startBundler } from './bundle/bundle.ts'
import { bundleEditions } from './bundleEditions.ts'
import { checkRendered, renderedRules } from './check/checkRendered.ts'
import { settleFindings } from './check/settleFindings.ts'
import { findUnknownComponents } from './check/unknownComponents.ts'
import { readAndCheck } from './checkDeck.ts'
import { recordBuild } from './publish/recordBuild.ts'
import type { Deck } from './deck/deck.ts'
import type { Finding } from './deck/finding.ts'
import { sortFindings } from './deck/finding.ts'
import { assertBundlable } from './deck/assertBundlable.ts'
import { digestFiles, inputFiles } from './deck/inputFiles.ts'
import { hashInputs } from './deck/inputHash.ts'
import { findSession } from './deck/sessions.ts'
import { amphiVersion, toolVersions } from './deck/versions.ts'
import { renderDiagrams } from './diagrams/renderDiagrams.ts'
import { besideSite, keptPaths, parseOutputNames } from './outputs.ts'
import { pageCounts, placeOutputs } from './placeOutputs.ts'
import { finishVariants, printVariants } from './printVariants.ts'
import { openFinishPool } from './pdf/finishPool.ts'
import { prerender } from './prerender.ts'
import type { Progress } from './progress.ts'
import { timed } from './progress.ts'
import { lockOutput } from './publish/lock.ts'
import type { Manifest } from './publish/manifest.ts'
import { buildManifest } from './publish/manifest.ts'
import { assertOurs } from './publish/ownership.ts'
import { recover } from './publish/recover.ts'
import { openStaging } from './publish/staging.ts'
import { executableOf, launchBrowser } from './render/browser.ts'
import { createBrowserWatch } from './render/browserWatch.ts'
import type { OpenDeck } from './render/openDeck.ts'
import { openDeck } from './render/openDeck.ts'
import type { PrintOptions } from './render/printRequest.ts'
import { stopOnErrors } from './stopOnErrors.ts'

export interface BuildRequest {
  /** Path of the deck's Markdown file. */
  deck: string
  /** Folder to write. */
  out: string
  /** The named selection of slides, all of them without one. */
  route?: string | undefined
  /** Outputs to replace; none means all but those on demand. */
  only: readonly string[]
  /** What the variants print of the deck. */
  print?: PrintOptions
  progress: Progress
}

export interface BuildResult {
  out: string
  /** Every Markdown file of the deck, with its text. */
  files: ReadonlyMap<string, string>
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
  { deck: path, out: outPath, only, route, print = {}, ...request }: BuildRequest,
  signal: AbortSignal,
): Promise<BuildResult> {
  const start = performance.now()
  const started = Date.now()
  const watch = createBrowserWatch({ signal })
  const { progress, timing } = timed(request.progress, watch.explain)
  const names = parseOutputNames(only, { ofSession: print.session !== undefined })
  const out = resolve(outPath)
  await using cleanup = new AsyncDisposableStack()

  await assertOurs(out)
  cleanup.use(
    await lockOutput(out, {
      signal,
      waiting: (pid, turn) => progress(`Wait for process ${pid}, which builds the same output`, () => turn),
    }),
  )
  await recover(out)
  const bundler = cleanup.use(startBundler(signal))
  const { deck, findings } = await progress('Read and check the deck', () =>
    readAndCheck({ path, route }, signal),
  )
  const slides = print.session === undefined ? deck.slides : findSession(deck, print.session).slides
  stopOnErrors(deck, findings)
  await assertBundlable(deck)
  const staging = cleanup.adopt(await openStaging(out, { signal, keep: keptPaths(names) }), (opened) =>
    opened.discard(),
  )
  const browser = cleanup.adopt(await launchBrowser({ signal, watch }), watch.end)

  const editions = { site: join(staging.dir, 'site'), speaker: join(staging.dir, '.speaker') }
  const inputs = await digestFiles(await inputFiles(deck))
  const inputHash = hashInputs(deck, inputs)
  const kept = staging.previous?.outputs.map(({ path: file }) => file) ?? []
  const ahead = Promise.withResolvers<void>()
  const { speaker, site } = await bundleEditions({
    bundler,
    deck,
    route,
    folders: { speaker: editions.speaker, ...(names.includes('site') && { site: editions.site }) },
    pdfs: besideSite(names, kept),
    deckKey: inputHash.slice(0, 16),
    browser,
    drawn: ahead.promise,
    signal,
  })
  const drawn = await progress('Draw the diagrams', (tell) =>
    watch.over(renderDiagrams({ deck, browser, signal, tell })),
  )
  ahead.resolve()
  findings.push(...drawn.findings)
  stopOnErrors(deck, findings)

  const bundled = await progress('Bundle the deck', async () => await speaker)
  const view = { browser, watch, allowsRemote: !deck.strict, signal }
  const prerendered = site?.then(() => prerender({ ...view, dir: editions.site }))
  // Told of a failure by "Finish the site".
  prerendered?.catch(() => undefined)

  const opened = cleanup.adopt(await watch.over(openDeck({ ...view, dir: editions.speaker })), (page) =>
    page.close(),
  )
  findings.push(...(await progress('Check every slide', () => checkSlides(opened, deck, bundled.unresolved))))
  stopOnErrors(deck, findings)
  // The bundler takes the memory that printing will take, and has nearly done when the slides have been checked.
  const ofSite = await progress('Bundle the site', async () => await site)
  const pool = cleanup.use(openFinishPool())
  const printed = await progress('Print', () =>
    printVariants({ opened, deck, slides, names, options: print, pool }),
  )
  const made = await progress('Finish the PDFs', () => finishVariants(printed))
  await progress('Finish the site', async () => await prerendered)
  const { requests } = await opened.observe()

  const manifest = await progress('Publish', async () => {
    await placeOutputs({ names, editions, made, dir: staging.dir })
    const { dir, previous } = staging
    const versions = toolVersions(browser.version())
    const written = await buildManifest({
      dir,
      previous,
      version: amphiVersion,
      inputHash,
      versions,
      timing,
      pages: pageCounts(made),
    })
    await staging.publish(written)
    return written
  })
  const result = { out, files: deck.files, findings: sortFindings(findings), manifest }
  // What another host gave may be something else next time.
  if (!requests.some(({ isRemote }) => isRemote)) {
    await recordBuild({
      findings: result.findings,
      request: { deck: path, out, route, only, print },
      deck,
      inputs,
      bundled: [...bundled.files, ...(ofSite?.files ?? [])],
      started,
      browser: executableOf(browser),
    })
  }
  return { ...result, seconds: (performance.now() - start) / 1000 }
}

async function checkSlides(
  opened: OpenDeck,
  deck: Deck,
  unresolved: UnresolvedComponent[],
): Promise<Finding[]> {
  await opened.show('slides')
  const observation = await opened.observe()
  const found = [...findUnknownComponents(deck, unresolved, observation), ...checkRendered(deck, observation)]
  return settleFindings(deck, found, renderedRules)
}
