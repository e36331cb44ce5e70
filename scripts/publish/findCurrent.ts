import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Finding } from '../deck/finding.ts'
import { digestFiles } from '../deck/inputFiles.ts'
import type { Manifest } from './manifest.ts'
import { isComplete } from './manifest.ts'
import type { BuildRecord, RecordedRequest } from './buildRecord.ts'
import { browserFile, manifestText, recordStore, requestKey, standingFiles } from './buildRecord.ts'
import { toolKey } from './toolKey.ts'

/** What a build would write again, byte for byte. */
export interface CurrentOutput {
  out: string
  manifest: Manifest
  /** Whether all of it stands there. */
  isComplete: boolean
  /** What the build found that wrote it. */
  findings: Finding[]
  /** Texts of the files with findings, by path. */
  files: ReadonlyMap<string, string>
}

/**
 * The output of the same request, when everything that it was made from is as it was. Only contents are compared, never
 * dates.
 *
 * @returns undefined when there is any doubt
 */
export async function findCurrent(request: RecordedRequest): Promise<CurrentOutput | undefined> {
  const record = await readRecord(request).catch(() => undefined)
  if (record === undefined) return undefined
  const answers = await Promise.all([
    toolKey().then((key) => key === record.tools),
    isSameBrowser(record),
    areSameFiles(record),
  ]).catch(() => [false])
  if (answers.includes(false)) return undefined
  const out = resolve(request.out)
  const isSame = (await manifestText(out).catch(() => '')) === record.manifest
  return {
    out,
    manifest: JSON.parse(record.manifest) as Manifest,
    isComplete: isSame && (await isComplete(out)),
    findings: record.findings,
    files: await textsOf(record.findings),
  }
}

async function readRecord(request: RecordedRequest): Promise<BuildRecord | undefined> {
  const text = await recordStore().read(await requestKey(request))
  return text && (JSON.parse(text.toString()) as BuildRecord)
}

async function isSameBrowser({ browser }: BuildRecord): Promise<boolean> {
  const { bytes, changed } = await browserFile(browser.path)
  return bytes === browser.bytes && changed === browser.changed
}

async function areSameFiles({ files, roots }: BuildRecord): Promise<boolean> {
  const standing = await standingFiles(roots)
  if (standing.some((file) => files[file] === undefined)) return false
  const now = await digestFiles(Object.keys(files))
  return Object.entries(files).every(([file, digest]) => now.get(file) === digest)
}

async function textsOf(findings: readonly Finding[]): Promise<ReadonlyMap<string, string>> {
  const paths = [...new Set(findings.map(({ file }) => file).filter((file) => file !== undefined))]
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const)))
}
