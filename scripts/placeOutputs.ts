import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Output, OutputName } from './outputs.ts'
import { OUTPUTS } from './outputs.ts'
import type { FinishedPdf } from './pdf/finishDeckPdf.ts'
import type { PrintView } from './render/openDeck.ts'

interface Placement {
  names: readonly OutputName[]
  editions: { site: string; speaker: string }
  pdfs: ReadonlyMap<PrintView, FinishedPdf>
  /** The handout for the screen, if it was asked for. */
  twin: string | undefined
  dir: string
}

/** Puts everything that was made where the output's readers look for it. */
export async function placeOutputs({ names, editions, pdfs, twin, dir }: Placement): Promise<void> {
  for (const name of names) {
    const { paths, view, isTwin }: Output = OUTPUTS[name]
    for (const path of paths) {
      const target = join(dir, path)
      await mkdir(dirname(target), { recursive: true })
      if (name === 'deck') await cp(join(editions.speaker, 'deck.html'), target)
      if (isTwin && twin !== undefined) await writeFile(target, twin)
      const pdf = view && pdfs.get(view)
      if (pdf) await writeFile(target, pdf.bytes)
    }
  }
  await rm(editions.speaker, { recursive: true })
}

/** Pages by path in the output. */
export function pageCounts(
  names: readonly OutputName[],
  pdfs: ReadonlyMap<PrintView, FinishedPdf>,
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) {
    const { paths, view }: Output = OUTPUTS[name]
    const pdf = view && pdfs.get(view)
    if (pdf) for (const path of paths) counts[path] = pdf.pages
  }
  return counts
}
