import { mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cacheDirectory } from '../scripts/deck/cacheDirectory.ts'
import { projectRoot } from '../scripts/deck/theme.ts'
import type { Bench } from './bench.ts'
import type { Step } from './measure/runSteps.ts'
import { peersFolder, work } from './places.ts'

export const CONTESTANTS = ['Amphi', 'Slidev', 'Marp'] as const
export type Contestant = (typeof CONTESTANTS)[number]

/** What runs, what it leaves behind, and how to forget it. */
export interface Contest {
  who: Contestant
  steps: Step[]
  /** Files and folders that it writes for the lecturer. */
  outputs: string[]
  /** Before every run, not measured. */
  prepare: (run: number) => Promise<void>
}

export const amphiCache = join(work, 'cache')

/** @param request.only outputs to make; all without one */
export function amphi({
  entry,
  out,
  only = [],
}: {
  entry: string
  out: string
  only?: readonly string[]
}): Omit<Contest, 'prepare'> {
  const launcher = join(projectRoot, 'scripts', 'amphi.mjs')
  const names = only.flatMap((name) => ['--only', name])
  const args = [launcher, 'build', entry, '--out', out, '--quiet', ...names]
  return { who: 'Amphi', outputs: [out], steps: [amphiStep('amphi build', args)] }
}

export function amphiStep(name: string, args: readonly string[]): Step {
  // What our own launcher has set would lead the new one past the cache that it is given.
  const env = { AMPHI_CACHE: amphiCache, NODE_COMPILE_CACHE: undefined }
  return { name, command: process.execPath, args, cwd: projectRoot, env }
}

/** An empty cache, but for the browser: the others are given theirs as well. */
export async function emptyAmphiCache(): Promise<void> {
  await rm(amphiCache, { recursive: true, force: true })
  await mkdir(amphiCache, { recursive: true })
  await symlink(join(cacheDirectory(), 'chromium'), join(amphiCache, 'chromium'))
}

/** Forgets what earlier builds left in the folder of a deck: Slidev's generated modules, in which Amphi’s stand as well. */
export async function forgetGenerated(entry: string): Promise<void> {
  await rm(join(dirname(entry), 'node_modules'), { recursive: true, force: true })
}

export function slidev({ entry, bench }: { entry: string; bench: Bench }): Omit<Contest, 'prepare'> {
  const folder = dirname(entry)
  const pdf = join(folder, 'slides.pdf')
  const printing = ['export', entry, '--output', pdf, '--executable-path', bench.chromium.executablePath]
  // Its own patience would end before ours.
  const patience = ['--timeout', String(bench.limit * 1000)]
  return {
    who: 'Slidev',
    outputs: [join(folder, 'dist'), pdf],
    steps: [
      slidevStep({ name: 'slidev build', args: ['build', entry], folder, bench }),
      slidevStep({ name: 'slidev export', args: [...printing, ...patience], folder, bench }),
    ],
  }
}

export function slidevStep(request: {
  name: string
  args: readonly string[]
  folder: string
  bench: Bench
}): Step {
  return {
    name: request.name,
    command: process.execPath,
    args: [join(peersFolder, 'node_modules/@slidev/cli/bin/slidev.mjs'), ...request.args],
    cwd: request.folder,
    env: peerEnvironment(request.bench),
  }
}

/** Forgets what Slidev and Vite keep from one run to the next. */
export async function emptySlidevCache(entry: string): Promise<void> {
  await forgetGenerated(entry)
  const modules = join(peersFolder, 'node_modules')
  for (const name of await readdir(modules))
    if (name === '.slidev' || name.startsWith('.vite')) await rm(join(modules, name), { recursive: true })
}

export function marp({ entry, bench }: { entry: string; bench: Bench }): Omit<Contest, 'prepare'> {
  const [html, pdf] = ['html', 'pdf'].map((extension) => entry.replace(/md$/, extension)) as [string, string]
  const step = (name: string, args: string[]): Step => ({
    name,
    command: process.execPath,
    args: [join(peersFolder, 'node_modules/@marp-team/marp-cli/marp-cli.js'), entry, '--no-stdin', ...args],
    cwd: dirname(entry),
    env: peerEnvironment(bench),
  })
  const browser = ['--browser', 'chrome', '--browser-path', bench.chromium.executablePath]
  return {
    who: 'Marp',
    outputs: [html, pdf],
    steps: [
      step('marp', ['--output', html]),
      step('marp --pdf', ['--pdf', '--allow-local-files', '--output', pdf, ...browser]),
    ],
  }
}

function peerEnvironment({ chromium }: Bench): NodeJS.ProcessEnv {
  return { ...chromium.env, NODE_COMPILE_CACHE: undefined }
}
