import { readFile, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { limitCache } from '../deck/limitCache.ts'
import { cacheDirectory } from '../deck/cacheDirectory.ts'
import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import type { FileDigests } from '../deck/inputFiles.ts'
import { digestFiles } from '../deck/inputFiles.ts'
import { projectRoot } from '../deck/theme.ts'
import type { BuildRecord, RecordedRequest } from './buildRecord.ts'
import {
  browserFile,
  manifestText,
  outputStore,
  recordStore,
  requestKey,
  standingFiles,
} from './buildRecord.ts'
import type { Manifest } from './manifest.ts'
import { styleSources } from './styleSources.ts'
import { toolKey } from './toolKey.ts'

export interface FinishedBuild {
  request: RecordedRequest
  deck: Deck
  /** As they were before the bundler read them. */
  inputs: FileDigests
  /** Files that the bundler read. */
  bundled: readonly string[]
  /** When the build began, in milliseconds since 1970. */
  started: number
  /** Path of the browser's program. */
  browser: string
  findings: Finding[]
}

/** Remembers what a build was made from, so that the next one may have nothing to do. Never fails. */
export async function recordBuild(build: FinishedBuild): Promise<void> {
  const record = await makeRecord(build).catch(() => undefined)
  if (record === undefined) return
  await recordStore().keep(await requestKey(build.request), JSON.stringify(record))
  if (build.request.only.length === 0)
    await keepOutputs(build.request.out, JSON.parse(record.manifest) as Manifest)
  await limitCache(cacheDirectory())
}

async function keepOutputs(out: string, { outputs }: Manifest): Promise<void> {
  const store = outputStore()
  for (const { path, sha256 } of outputs) {
    if ((await store.read(sha256)) !== undefined) continue
    const bytes = await readFile(join(out, path)).catch(() => undefined)
    if (bytes !== undefined) await store.keep(sha256, bytes)
  }
}

/** @returns undefined when a file changed while the build ran: nobody knows which of its contents was read */
async function makeRecord(build: FinishedBuild): Promise<BuildRecord | undefined> {
  const { request, deck, inputs, bundled, findings } = build
  const roots = deck.roots.filter((root) => !isPinned(root))
  const known = [...inputs.keys(), ...(await standingFiles(roots)), ...bundled]
  const files = await digestFiles(await styleSources(known.filter((file) => !isPinned(file))))
  for (const [file, digest] of inputs) if (files.get(file) !== digest) return undefined
  if (!(await isStillAsRead(deck))) return undefined
  for (const file of files.keys())
    if (!inputs.has(file) && (await changeTime(file)) >= build.started) return undefined
  return {
    tools: await toolKey(),
    browser: await browserFile(build.browser),
    roots,
    files: Object.fromEntries(files),
    manifest: await manifestText(request.out),
    findings,
  }
}

/** Milliseconds since 1970; 0 for a file that is not there. */
async function changeTime(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.ctimeMs ?? 0
}

/** What the lock file pins, and Amphi's own code, count as a whole. */
function isPinned(path: string): boolean {
  return ['node_modules', 'addon', 'scripts'].some((folder) =>
    `${path}${sep}`.startsWith(`${projectRoot}${sep}${folder}${sep}`),
  )
}

async function isStillAsRead({ files }: Deck): Promise<boolean> {
  const unified = (text: string) => text.replaceAll('\r\n', '\n')
  for (const [file, text] of files) if (unified(await readFile(file, 'utf8')) !== unified(text)) return false
  return true
}
