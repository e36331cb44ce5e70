import type { SlideInfo } from '@slidev/types'
import type { Deck, DeckSlide } from './deck.ts'

export type KeyPath = readonly (string | number)[]

/**
 * The line of a key in the slide's frontmatter, such as `minutes` or `['allow', 1]`; the first line of the slide where
 * the key comes from an import.
 * @returns 1-based, in the slide's file
 */
export function keyLine({ source, place }: DeckSlide, path: string | KeyPath): number {
  return lineOf(source, typeof path === 'string' ? [path] : path) ?? place.line
}

/** The line of a key in the headmatter; of the nearest one around it, else 1, where there is no such key. */
export function headmatterLine({ opening }: Pick<Deck, 'opening'>, path: KeyPath): number {
  for (let end = path.length; end > 0; end--) {
    const line = opening && lineOf(opening, path.slice(0, end))
    if (line !== undefined) return line
  }
  return 1
}

/** As far as a node of a YAML document is needed here. */
interface YamlNode {
  range?: [number, number, number] | null
  value?: unknown
  items?: (YamlNode | { key: YamlNode; value: YamlNode | null })[]
}

function lineOf({ source, frontmatterRaw }: SlideInfo, path: KeyPath): number | undefined {
  let node = source.frontmatterDoc?.contents as YamlNode | null | undefined
  let offset: number | undefined
  for (const key of path) {
    const item = node?.items?.find((candidate, index) =>
      'key' in candidate ? candidate.key.value === key : index === key,
    )
    if (!item) return undefined
    const named = 'key' in item ? item.key : item
    offset = named.range?.[0]
    node = 'key' in item ? item.value : item
  }
  if (offset === undefined) return undefined
  // The YAML text begins on the line behind the opening `---`.
  return (
    source.start + 1 + (source.frontmatterRaw ?? frontmatterRaw ?? '').slice(0, offset).split('\n').length
  )
}
