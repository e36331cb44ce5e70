import { stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { findAssetReferences, isRemote } from '../../deck/assetReferences.ts'
import type { Deck, DeckSlide } from '../../deck/deck.ts'
import type { SourceRule } from '../rule.ts'

export const missingAsset: SourceRule = {
  id: 'missing-asset',
  rationale: 'An image that is not there is a hole on the slide, found out in front of the room.',
  async check(deck) {
    const findings = []
    for (const slide of deck.slides) {
      for (const { target, line, column } of findAssetReferences(slide)) {
        if (isRemote(target)) continue
        const candidates = placesOf(deck, slide, target)
        if (await anyExists(candidates)) continue
        findings.push({
          rule: this.id,
          severity: 'error' as const,
          message: `"${target}" does not exist`,
          hint: `Put the file at ${candidates.map((place) => relative(deck.root, place)).join(' or ')}, or correct its name.`,
          file: slide.place.file,
          line,
          ...(column ? { column } : {}),
          slide: slide.no,
        })
      }
    }
    return findings
  },
}

/** Where Slidev would take a file from: `/x` from public, `@/x` from the deck's folder, else beside the Markdown file. */
function placesOf(deck: Deck, slide: DeckSlide, target: string): string[] {
  const path = decoded(target.replace(/[?#].*$/, ''))
  if (path.startsWith('/')) return [join(deck.root, 'public', path), join(deck.root, path)]
  if (path.startsWith('@/')) return [join(deck.root, path.slice(2))]
  const beside = join(dirname(slide.place.file), path)
  return path.startsWith('.') ? [beside] : [join(deck.root, 'public', path), beside]
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

async function anyExists(places: string[]): Promise<boolean> {
  for (const place of places) if ((await stat(place).catch(() => undefined))?.isFile()) return true
  return false
}
