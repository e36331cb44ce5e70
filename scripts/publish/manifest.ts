import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

export const MANIFEST_NAME = 'manifest.json'

export interface ManifestOutput {
  /** Relative to the output folder, with slashes. */
  path: string
  bytes: number
  /** Of a PDF. */
  pages?: number
  sha256: string
}

export interface Manifest {
  /** Says that the folder is ours to replace. */
  generator: 'amphi'
  version: string
  /** Hash of everything that the outputs are made from. */
  inputHash: string
  /** What else decides how they look: Slidev, Mermaid, Chromium, Node. */
  versions: Record<string, string>
  /** Every file of the output except the manifest, by path. */
  outputs: ManifestOutput[]
  /** Seconds by stage. Last, and the only part that differs between two builds of the same deck. */
  timing: Record<string, number>
}

interface ManifestRequest {
  /** The staging folder, with every output in its place. */
  dir: string
  version: string
  inputHash: string
  versions: Record<string, string>
  timing: Record<string, number>
  /** Pages of the PDFs just printed, by path. */
  pages?: Record<string, number>
  /** What the last build wrote: a PDF kept from it keeps its number of pages. */
  previous?: Manifest | undefined
}

/** Describes what stands in a staging folder. */
export async function buildManifest(request: ManifestRequest): Promise<Manifest> {
  const { dir, version, inputHash, versions, timing, pages = {}, previous } = request
  const outputs: ManifestOutput[] = []
  for (const path of await listFiles(dir)) {
    if (path === MANIFEST_NAME) continue
    const { bytes, sha256 } = await describe(join(dir, path))
    const kept = previous?.outputs.find((output) => output.path === path && output.sha256 === sha256)
    const count = pages[path] ?? kept?.pages
    outputs.push({ path, bytes, ...(count === undefined ? {} : { pages: count }), sha256 })
  }
  return { generator: 'amphi', version, inputHash, versions: sortKeys(versions), outputs, timing }
}

/** The manifest of an output folder; undefined when there is none, or none of ours. */
export async function readManifest(dir: string): Promise<Manifest | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(dir, MANIFEST_NAME), 'utf8'))
    return isManifest(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether every file that the folder's manifest names is there, byte for byte. */
export async function isComplete(dir: string): Promise<boolean> {
  const manifest = await readManifest(dir)
  if (manifest === undefined) return false
  for (const output of manifest.outputs) {
    const found = await describe(join(dir, output.path)).catch(() => undefined)
    if (found?.sha256 !== output.sha256) return false
  }
  return true
}

/** Every file (and link) below `dir`, relative to it, with slashes, sorted the same on every machine. */
export async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}

async function describe(path: string): Promise<{ bytes: number; sha256: string }> {
  const content = await readFile(path)
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false
  const { generator, outputs } = value as Record<string, unknown>
  return generator === 'amphi' && Array.isArray(outputs)
}

function sortKeys(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
