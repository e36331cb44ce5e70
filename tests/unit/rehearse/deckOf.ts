import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Deck } from '../../../scripts/deck/deck.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'

/** The deck that `files` make up, read as the command line reads it; its entry is `slides.md`. */
export async function deckOf(files: Record<string, string>): Promise<Deck> {
  const folder = await mkdtemp(join(tmpdir(), 'amphi-rehearse-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const { deck } = await readDeck(join(folder, 'slides.md'), new AbortController().signal)
  return deck
}
