import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFirstSlide } from './bundle/writeFirstSlide.ts'
import type { Looks, SiteRequest } from './render/visitSite.ts'
import { siteBeforeScripts, startOfSite } from './render/visitSite.ts'

/**
 * Writes the first slide into the page of the built site, so that it is painted before any script has arrived. Where the
 * page then looks in any way unlike the deck once its scripts have run, in either theme, it is left as it was.
 */
export async function prerender(site: SiteRequest): Promise<void> {
  const page = join(site.dir, 'index.html')
  const { slide, looks } = await startOfSite(site)
  if (!slide) return
  const html = await readFile(page, 'utf8')
  await writeFile(page, writeFirstSlide(html, slide))
  if (!areAlike(looks, await siteBeforeScripts(site))) await writeFile(page, html)
}

function areAlike(some: Looks, others: Looks): boolean {
  return (['light', 'dark'] as const).every((theme) => Buffer.compare(some[theme], others[theme]) === 0)
}
