import { createHash } from 'node:crypto'
import { glob, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findAssetReferences } from './assetReferences.ts'
import { DATA_NAMES, dataFile } from './dataFile.ts'
import type { Deck } from './deck.ts'

/** Folders and files beside a deck that Slidev reads. */
const CONVENTIONS = [
  '{components,layouts,public,styles,snippets,setup,data}/**/*',
  '{style,styles,vite.config,uno.config,index,global,global-top,global-bottom,slide-top,slide-bottom,custom-nav-controls}.{css,ts,mts,js,mjs,vue,html}',
]

/** Content of files by absolute path: a sha-256 in hexadecimal digits, empty for a file that is not there. */
export type FileDigests = ReadonlyMap<string, string>

/** Every file of a deck, a theme or an addon that is read because of where it stands. */
export async function conventionFiles(root: string): Promise<string[]> {
  const files: string[] = []
  for await (const entry of glob(CONVENTIONS, { cwd: root, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    // A link counts by what it leads to.
    if (await isFile(file)) files.push(file)
  }
  return files
}

/** Every file of the deck's folder that can change its outputs, as far as the deck itself tells. */
export async function inputFiles(deck: Deck): Promise<string[]> {
  const data = DATA_NAMES.map((name) => dataFile(deck, name))
  const files = [...deck.files.keys(), ...(await conventionFiles(deck.root)), ...filesOfSlides(deck), ...data]
  return [...new Set(files.filter((file) => file !== undefined))]
}

/** Reads every file whole: dates say nothing of a content that a synchronised folder or a Git checkout put there. */
export async function digestFiles(files: Iterable<string>): Promise<Map<string, string>> {
  const digest = async (file: string) => {
    const content = await readFile(file).catch(() => undefined)
    return [file, content ? createHash('sha256').update(content).digest('hex') : ''] as const
  }
  return new Map(await Promise.all([...files].map(digest)))
}

/** What slides name by themselves, be it there or not: images beside the Markdown file, and code (`<<< ./code.ts`). */
function filesOfSlides(deck: Deck): string[] {
  return deck.slides.flatMap((slide) => {
    const beside = dirname(slide.place.file)
    const images = findAssetReferences(slide).map(({ target }) => join(beside, target))
    const snippets = [...slide.content.matchAll(/^<<<[ \t]*(\S+?)(?:#[\w-]+)?(?=\s|$)/gm)].map(
      ([, path = '']) => (path.startsWith('@/') ? join(deck.root, path.slice(2)) : join(beside, path)),
    )
    return [...images, ...snippets]
  })
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false
}
