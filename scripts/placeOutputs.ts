import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OutputName } from './outputs.ts'
import { OUTPUTS } from './outputs.ts'
import type { MadeVariants } from './printVariants.ts'

interface Placement {
  names: readonly OutputName[]
  editions: { site: string; speaker: string }
  made: MadeVariants
  dir: string
}

/** Puts everything that was made where the output's readers look for it. The site is already there. */
export async function placeOutputs({ names, editions, made, dir }: Placement): Promise<void> {
  const place = async (path: string, put: (target: string) => Promise<void>): Promise<void> => {
    const target = join(dir, path)
    await mkdir(dirname(target), { recursive: true })
    await put(target)
  }
  for (const path of names.includes('deck') ? OUTPUTS.deck.paths : [])
    await place(path, (target) => cp(join(editions.speaker, 'deck.html'), target))
  for (const [name, { bytes }] of made)
    for (const path of OUTPUTS[name].paths) await place(path, (target) => writeFile(target, bytes))
  await rm(editions.speaker, { recursive: true })
}

/** Pages by path in the output. */
export function pageCounts(made: MadeVariants): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [name, { pages }] of made)
    if (pages !== undefined) for (const path of OUTPUTS[name].paths) counts[path] = pages
  return counts
}
