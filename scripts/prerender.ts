import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFirstSlide } from './bundle/writeFirstSlide.ts'
import type { Looks, SiteRequest } from './render/visitSite.ts'
import { siteBeforeScripts, startOfSite } from './render/visitSite.ts'

/** More would not arrive long before the scripts do. */
const MOST_CHARACTERS = 100_000

/**
 * Writes the first slide into the page of the built site, so that it is painted before any script has arrived. Where the
 * page then looks in any way unlike the deck once its scripts have run, in either theme, it stays as it was; so it does
 * where it never falls silent, or the slide is too large.
 */
export async function prerender(site: SiteRequest): Promise<void> {
  const page = join(site.dir, 'index.html')
  const html = await readFile(page, 'utf8')
  if (!(await isWritten(site, page, html))) await writeFile(page, html)
}

async function isWritten(site: SiteRequest, page: string, html: string): Promise<boolean> {
  try {
    const { slide, looks } = await startOfSite(site)
    if (!slide || slide.html.length + slide.css.length > MOST_CHARACTERS) return false
    await writeFile(page, writeFirstSlide(html, slide))
    return areAlike(looks, await siteBeforeScripts(site))
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false
    throw error
  }
}

function areAlike(some: Looks, others: Looks): boolean {
  return (['light', 'dark'] as const).every((theme) => Buffer.compare(some[theme], others[theme]) === 0)
}
