import type { Browser } from 'playwright-core'
import type { BundleJob, BundleResult, Bundler } from './bundle/bundle.ts'
import type { Deck } from './deck/deck.ts'
import { createDiagramRenderer } from './diagrams/createDiagramRenderer.ts'

export interface EditionsRequest extends Pick<BundleJob, 'route' | 'pdfs' | 'deckKey'> {
  bundler: Bundler
  deck: Deck
  /** Folder that receives each edition; without one for the site, it is not made. */
  folders: { speaker: string; site?: string }
  browser: Browser
  /** Settled when the diagrams that are known ahead have been drawn. */
  drawn: Promise<void>
  signal: AbortSignal
}

interface PendingEditions {
  speaker: Promise<BundleResult>
  site: Promise<BundleResult> | undefined
}

/**
 * Begins to bundle the editions of a deck, while its diagrams are drawn: a slide that shows one waits, so that none is
 * drawn twice.
 */
export async function bundleEditions({
  bundler,
  deck: { entry, root, lang, strict },
  folders: { speaker, site },
  browser,
  drawn,
  signal,
  route,
  pdfs,
  deckKey,
}: EditionsRequest): Promise<PendingEditions> {
  const job = { entry, strict, route, pdfs, deckKey }
  const render = await createDiagramRenderer({ root, lang, browser, signal })
  const [ofSpeaker, ofSite] = bundler.bundle(
    [
      { ...job, edition: 'speaker', outDir: speaker },
      ...(site === undefined ? [] : [{ ...job, edition: 'site' as const, outDir: site }]),
    ],
    async (request) => {
      await drawn
      return await render(request)
    },
  )
  return { speaker: ofSpeaker, site: ofSite }
}
