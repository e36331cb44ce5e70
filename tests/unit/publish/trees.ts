import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Manifest } from '../../../scripts/publish/manifest.ts'
import { buildManifest, listFiles } from '../../../scripts/publish/manifest.ts'

/** File contents by path. */
export type Tree = Record<string, string>

/** A folder of its own for one test, removed with it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amphi-publish-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function writeTree(dir: string, tree: Tree): Promise<void> {
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
}

/** Everything in a folder except the manifest; undefined when the folder does not exist. */
export async function readTree(dir: string): Promise<Tree | undefined> {
  if (!existsSync(dir)) return undefined
  const tree: Tree = {}
  for (const path of await listFiles(dir)) {
    if (path !== 'manifest.json') tree[path] = await readFile(join(dir, path), 'utf8')
  }
  return tree
}

export function describeTree(dir: string, previous?: Manifest): Promise<Manifest> {
  return buildManifest({ dir, version: '0.0.0', inputHash: 'hash', versions: {}, timing: {}, previous })
}

/** An output folder as a finished build leaves it. */
export async function writeOutput(dir: string, tree: Tree): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeTree(dir, tree)
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(await describeTree(dir)))
}

/** What stands beside an output that should not. */
export function strays(out: string): string[] {
  return readdirSync(dirname(out)).filter((name) => name.includes('.amphi-'))
}
