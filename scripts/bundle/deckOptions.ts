import type { ResolvedSlidevOptions, SlidevConfig, SlidevData } from '@slidev/types'
import { dirname, join } from 'node:path'
import { createDataUtils, parser, resolveOptions } from '@slidev/cli'
import { findRoute, followRoute, sessionsOn } from '../deck/route.ts'
import { slideIds } from '../deck/slideIds.ts'
import { findTheme, projectRoot } from '../deck/theme.ts'

export type Edition = 'site' | 'speaker' | 'dev'

const addonRoot = join(projectRoot, 'addon')

/**
 * Resolves a deck the way Slidev does, then adds what every deck gets from Amphi: the addon, hash routes that work
 * in any folder and from `file://`, and no remote favicon. Slidev caches the roots, so this serves one deck a process.
 * @param route the named selection of slides to follow
 * @throws {AmphiError} when the theme of the deck is not installed, or it has no such route
 */
export async function resolveDeckOptions(
  entry: string,
  edition: Edition,
  route?: string,
): Promise<ResolvedSlidevOptions> {
  const { headmatter } = await parser.load({ userRoot: dirname(entry), roots: [] }, entry)
  const theme = await findTheme(entry, headmatter['theme'])
  const options = await resolveOptions(
    { entry, ...(theme.isOurs && theme.root ? { theme: theme.root } : {}) },
    edition === 'dev' ? 'dev' : 'build',
  )
  options.addonRoots.push(addonRoot)
  options.roots.splice(Math.max(0, options.roots.indexOf(options.userRoot)), 0, addonRoot)

  followDeckRoute(options.data, { entry, route })
  options.data.config.theme = theme.name
  adaptConfig(options.data.config, headmatter, edition)
  if (edition === 'site') removeNotes(options)
  options.utils = await createDataUtils(options)
  // Shiki gives up on a line after half a second: a busy machine would colour the same code differently.
  Object.assign(options.utils.shikiOptions, { tokenizeTimeLimit: 0 })
  return options
}

/** Leaves the slides of a route and gives each its id, in place: Slidev keeps the object. */
export function followDeckRoute(
  data: Pick<SlidevData, 'slides' | 'headmatter' | 'config'>,
  { entry, route: name }: { entry: string; route?: string | undefined },
): void {
  const route = findRoute({ headmatter: data.headmatter, entry }, name)
  data.slides = followRoute(data.slides, route)
  const ids = slideIds(data.slides)
  // The presenter records by id.
  for (const [index, slide] of data.slides.entries()) Object.assign(slide.frontmatter, { id: ids[index] })
  if (!route) return
  Object.assign(data.config, { sessions: sessionsOn(data.headmatter, route), amphiRoute: route.name })
}

/** Changes Slidev's configuration in place to what every edition needs: no remote host of ours, no server features. */
export function adaptConfig(
  config: SlidevConfig,
  headmatter: Record<string, unknown>,
  edition: Edition,
): void {
  config.routerMode = 'hash'
  config.mcp = false
  config.download = false
  config.record = false
  config.browserExporter = false
  config.remoteAssets = false
  config.presenter = edition !== 'site'
  config.pwa = false
  // Slidev preloads images by their address in the source, which no built deck has.
  config.preloadImages = false
  // An editor of 40 MB has no place in one file; its fences become plain code.
  if (edition === 'speaker') config.monaco = false
  if (!headmatter['favicon']) config.favicon = ''
}

/** Whatever is left in the data ends in the bundle: a note must not be there in any form. */
function removeNotes(options: ResolvedSlidevOptions): void {
  options.withoutNotes = true
  for (const slide of options.data.slides) {
    for (const holder of [slide, slide.source]) {
      delete holder.note
      delete holder.frontmatterRaw
    }
    slide.noteHTML = ''
  }
}
