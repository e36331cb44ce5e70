import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import type { AmphiRun } from '../support/amphi.ts'
import { runAmphi } from '../support/amphi.ts'

export interface BuiltDeck {
  /** The deck's Markdown file. */
  entry: string
  /** What was built from it. */
  out: string
  run: AmphiRun
}

declare module 'vitest' {
  export interface ProvidedContext {
    lecture: BuiltDeck
    plain: BuiltDeck
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds, once for all browser tests, our lecture and a deck that knows nothing of Amphi, the latter outside the repository. */
// eslint-disable-next-line import-x/no-default-export -- Vitest wants one
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'amphi-built-'))
  const plainFolder = join(folder, 'plain deck')
  await cp(join(root, 'tests/fixtures/plain'), plainFolder, { recursive: true })
  provide('lecture', await build(join(root, 'slides.md'), join(folder, 'lecture')))
  provide('plain', await build(join(plainFolder, 'slides.md'), join(folder, 'plain')))
  return () => rm(folder, { recursive: true, force: true })
}

async function build(entry: string, out: string): Promise<BuiltDeck> {
  const run = await runAmphi(['build', entry, '--out', out])
  if (run.exitCode !== 0) throw new Error(`${entry} did not build:\n${run.stderr}${run.stdout}`)
  return { entry, out, run }
}
