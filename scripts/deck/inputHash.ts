import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Deck } from './deck.ts'

/** Folders and files beside a deck that Slidev reads. */
const INPUTS = [
  '{components,layouts,public,styles,snippets,setup,data}/**/*',
  '{style,styles,vite.config,uno.config,index,global,global-top,global-bottom,slide-top,slide-bottom}.{css,ts,mts,js,mjs,vue,html}',
]

/** A sha-256 over everything of the deck's folder that can change its outputs, names included. */
export async function hashInputs(deck: Deck): Promise<string> {
  const hash = createHash('sha256')
  const files = new Set([...deck.files.keys()].map((file) => relative(deck.root, file)))
  for await (const entry of glob(INPUTS, { cwd: deck.root, withFileTypes: true })) {
    if (entry.isFile()) files.add(relative(deck.root, join(entry.parentPath, entry.name)))
  }
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
