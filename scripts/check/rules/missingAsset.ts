import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import type { AssetReference } from '../../deck/assetReferences.ts'
import { findAssetReferences, isRemote } from '../../deck/assetReferences.ts'
import type { Deck, DeckSlide } from '../../deck/deck.ts'
import { keyLine } from '../../deck/keyLine.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

interface Place {
  file: string
  /** How a slide names a file there, where the name as written does not lead to it. */
  spelling?: string
}

export const missingAsset: SourceRule = {
  id: 'missing-asset',
  rationale: 'An image that is not there is a hole on the slide, found out in front of the room.',
  hint: 'Correct the name, or put the file there.',
  severity: ALWAYS,
  isFirm: true,
  async check(deck) {
    const findings = []
    for (const slide of deck.slides) {
      for (const reference of findAssetReferences(slide)) {
        if (isRemote(reference.target)) continue
        const places = placesOf(deck, slide, reference)
        const found = await firstExisting(places)
        if (found && !found.spelling && !isUnbundlable(reference)) continue
        const alike = found ? undefined : await otherCase(places)
        const wanted = places.map(({ file }) => relative(deck.root, file)).join(' or ')
        findings.push({
          ...explain(reference, { found, alike, wanted }),
          file: slide.place.file,
          line: reference.key ? keyLine(slide, reference.key) : reference.line,
          ...(reference.column ? { column: reference.column } : {}),
          slide: slide.no,
        })
      }
    }
    return findings
  },
}

function explain(
  { target }: AssetReference,
  { found, alike, wanted }: { found: Place | undefined; alike: string | undefined; wanted: string },
): { message: string; hint: string } {
  if (alike !== undefined)
    return {
      message: `"${target}" does not exist by this spelling`,
      hint: `Did you mean ${alike}? Other machines tell small letters from capital ones.`,
    }
  if (!found)
    return { message: `"${target}" does not exist`, hint: `Put the file at ${wanted}, or correct its name.` }
  if (found.spelling)
    return { message: `"${target}" is not found by this name`, hint: `Write ${found.spelling}` }
  return {
    message: `"${target}" has an apostrophe in its name, which Vue cannot import`,
    hint: 'Rename the file without it.',
  }
}

/** Vue writes the name between apostrophes into an import, as it is. A key of the frontmatter is never imported. */
function isUnbundlable({ target, key }: AssetReference): boolean {
  return !key && target.includes("'")
}

/**
 * Where Slidev takes a file from: `/x` from public, `@/x` from the deck's folder, `./x` from beside the Markdown file.
 * A bare `x` the bundler takes for a package, and a key of the frontmatter is no more than an address.
 */
function placesOf(deck: Deck, slide: DeckSlide, { target, key }: AssetReference): Place[] {
  const path = decoded(target.replace(/[?#].*$/, ''))
  const inPublic = join(deck.root, 'public', path)
  if (path.startsWith('/')) return [{ file: inPublic }, ...(key ? [] : [{ file: join(deck.root, path) }])]
  if (key) return [{ file: inPublic, spelling: `/${path.replace(/^\.\//, '')}` }]
  if (path.startsWith('@/')) return [{ file: join(deck.root, path.slice(2)) }]
  const beside = join(dirname(slide.place.file), path)
  if (path.startsWith('.')) return [{ file: beside }]
  return [
    { file: beside, spelling: `./${target}` },
    { file: inPublic, spelling: `/${target}` },
  ]
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

async function firstExisting(places: readonly Place[]): Promise<Place | undefined> {
  for (const place of places) {
    const isFile = (await stat(place.file).catch(() => undefined))?.isFile()
    // Some disks answer to any case: what is found here must be found everywhere.
    if (isFile && (await namesIn(dirname(place.file))).has(basename(place.file).normalize('NFC')))
      return place
  }
  return undefined
}

/** The name that a file has on the disk, where it differs by letter case or by how its accents are written. */
async function otherCase(places: readonly Place[]): Promise<string | undefined> {
  for (const { file } of places) {
    const name = basename(file)
    for (const other of await namesIn(dirname(file))) if (fold(other) === fold(name)) return other
  }
  return undefined
}

async function namesIn(folder: string): Promise<Set<string>> {
  return new Set((await readdir(folder).catch(() => [])).map((name) => name.normalize('NFC')))
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
