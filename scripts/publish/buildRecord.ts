import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentStore } from '../deck/contentStore.ts'
import { openContentStore } from '../deck/contentStore.ts'
import { cacheDirectory } from '../deck/cacheDirectory.ts'
import { codeFiles } from '../deck/deckCode.ts'
import type { Finding } from '../deck/finding.ts'
import { conventionFiles } from '../deck/inputFiles.ts'
import { MANIFEST_NAME } from './manifest.ts'
import { locateOutput } from './ownership.ts'

/** What a command asked for. */
export interface RecordedRequest {
  /** Path of the deck's Markdown file. */
  deck: string
  /** Output folder. */
  out: string
  route?: string | undefined
  only: readonly string[]
  print?: object | undefined
}

/** Everything that a build read, and what it wrote. When none of it has changed, nothing would be written but the same. */
export interface BuildRecord {
  /** See `toolKey`. */
  tools: string
  browser: BrowserFile
  /** Folders of the deck, its theme and its addons, in which a new file may count. */
  roots: string[]
  /** As `FileDigests`. */
  files: Record<string, string>
  /** Text of the output's manifest. */
  manifest: string
  findings: Finding[]
}

/** The browser's program: another version is another file. */
export interface BrowserFile {
  path: string
  bytes: number
  /** Milliseconds since 1970. */
  changed: number
}

/** Every file of the last outputs, by its sha-256: what is lost of one can be put there again. */
export function outputStore(): ContentStore {
  return openContentStore(cacheDirectory(), 'outputs')
}

/** The last record of every request. */
export function recordStore(): ContentStore {
  return openContentStore(cacheDirectory(), 'builds')
}

/**
 * Names a request: the same words in another folder are another one. Where it writes says nothing, unless a part of an
 * older output stays.
 */
export async function requestKey({ deck, out, route, only, print = {} }: RecordedRequest): Promise<string> {
  const facts = [
    await realpath(deck),
    only.length > 0 ? await locateOutput(out) : '',
    route ?? '',
    [...only].sort(),
    Object.entries(print).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

export async function browserFile(path: string): Promise<BrowserFile> {
  const { size, mtimeMs } = await stat(path)
  return { path, bytes: size, changed: mtimeMs }
}

export async function manifestText(out: string): Promise<string> {
  return await readFile(join(out, MANIFEST_NAME), 'utf8')
}

/** The files in `roots` that count because of where they stand. */
export async function standingFiles(roots: readonly string[]): Promise<string[]> {
  const found = await Promise.all(roots.flatMap((root) => [conventionFiles(root), codeFiles(root)]))
  return [...new Set(found.flat())]
}
