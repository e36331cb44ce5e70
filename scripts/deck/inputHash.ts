import { createHash } from 'node:crypto'
import { glob, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { findAssetReferences } from './assetReferences.ts'
import type { Deck } from './deck.ts'

/** Folders and files beside a deck that Slidev reads. */
const INPUTS = [
  '{components,layouts,public,styles,snippets,setup,data}/**/*',
  '{style,styles,vite.config,uno.config,index,global,global-top,global-bottom,slide-top,slide-bottom,custom-nav-controls}.{css,ts,mts,js,mjs,vue,html}',
]

/** A sha-256 over the route and everything of the deck's folder that can change its outputs, names included. */
export async function hashInputs(deck: Deck): Promise<string> {
  const hash = createHash('sha256').update(`${deck.route?.name ?? ''}\0`)
  const files = new Set([...deck.files.keys()].map((file) => relative(deck.root, file)))
  for await (const entry of glob(INPUTS, { cwd: deck.root, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    // A link counts by what it leads to.
    if ((await stat(file).catch(() => undefined))?.isFile()) files.add(relative(deck.root, file))
  }
  for (const file of await filesOfSlides(deck)) files.add(relative(deck.root, file))
  for (const file of [...files].sort()) {
    hash.update(`${file.split(sep).join('/')}\0`)
    hash.update(
      createHash('sha256')
        .update(await readFile(join(deck.root, file)))
        .digest(),
    )
  }
  return hash.digest('hex')
}

/** What slides name by themselves: images beside the Markdown file, and code that they import (`<<< ./code.ts`). */
async function filesOfSlides(deck: Deck): Promise<string[]> {
  const named = deck.slides.flatMap((slide) => {
    const beside = dirname(slide.place.file)
    const images = findAssetReferences(slide).map(({ target }) => join(beside, target))
    const snippets = [...slide.content.matchAll(/^<<<[ \t]*(\S+?)(?:#[\w-]+)?(?=\s|$)/gm)].map(
      ([, path = '']) => (path.startsWith('@/') ? join(deck.root, path.slice(2)) : join(beside, path)),
    )
    return [...images, ...snippets]
  })
  const found = await Promise.all(
    named.map(async (file) => ((await stat(file).catch(() => undefined))?.isFile() ? file : [])),
  )
  return found.flat()
}
