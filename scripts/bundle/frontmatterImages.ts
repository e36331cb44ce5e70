import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { ResolvedSlidevOptions } from '@slidev/types'
import { PUBLIC_BASE } from './oneFile.ts'

/**
 * An image named in a frontmatter (`image: /cover.png`) is resolved while the deck runs, so the bundler never sees it.
 * In the one-file edition it must stand in the file: name it by the placeholder that is replaced at the end.
 */
export function inlineFrontmatterImages(options: ResolvedSlidevOptions): void {
  const publicDir = join(options.userRoot, 'public')
  for (const slide of options.data.slides) {
    for (const [key, value] of Object.entries(slide.frontmatter)) {
      if (typeof value !== 'string' || !value.startsWith('/') || !extname(value)) continue
      if (existsSync(join(publicDir, value))) slide.frontmatter[key] = `${PUBLIC_BASE}${value.slice(1)}`
    }
  }
}
