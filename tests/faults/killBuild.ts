import { readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isComplete, listFiles, readManifest } from '../../scripts/publish/manifest.ts'
import type { AttemptResult, Disturbed } from './amphiProcess.ts'
import { attempt, judgeEnd, kill, leftovers } from './amphiProcess.ts'
import type { Chance } from './chance.ts'

/** Builds of one deck into one output, one killed after the other. */
export interface KillGround {
  /** Holds the deck; `dist` in it is the output. */
  folder: string
  /** Temporary folder and cache of its builds, and of nobody else. */
  temporary: string
  cache: string
  /** Seconds that an undisturbed build takes. */
  usual: number
}

export interface Trial {
  /** What was done. */
  did: string
  /** What is not as it must be; empty when all is well. */
  faults: string[]
  seconds: number
}

type Blow = 'SIGKILL' | 'SIGINT' | 'SIGTERM' | 'crash of the browser'
const BLOWS: readonly Blow[] = [
  ...(['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGKILL'] as const),
  ...(['SIGINT', 'SIGINT', 'SIGINT', 'SIGTERM', 'crash of the browser'] as const),
]

/** The last stages take a small part of the time, and are where most can be lost. */
const LAST_STAGES = ['Bundle the deck', 'Print', 'Finish the PDFs']

/**
 * Kills a build at a random moment, then looks whether a complete output is on disk; runs the next command, and looks
 * whether it stands in its place with nothing beside it. The clock of that command jumps.
 *
 * @param isRebuilt whether the next command is a whole build; else it is one that ends at the first error of its deck
 */
export async function killBuild(
  ground: KillGround,
  chance: Chance,
  { version, isRebuilt }: { version: number; isRebuilt: boolean },
): Promise<Trial> {
  const start = performance.now()
  const out = join(ground.folder, 'dist')
  const before = await readManifest(out)
  await writeDeck(ground, version)
  const blow = chance.pick(BLOWS)
  const isLate = chance.next() < 0.4
  const stage = isLate ? chance.pick(LAST_STAGES) : ''
  const wait = isLate ? chance.next() * 300 : chance.next() * ground.usual * 1000
  const did = `${blow} ${stage ? `${Math.round(wait)} ms after “${stage}”` : `after ${(wait / 1000).toFixed(2)} s`}`

  const run = await attempt({
    ...buildOf(ground, ['slides.md', '--only', chance.pick(['deck', 'slides'])]),
    disturb: (disturbed) => void strike({ disturbed, blow, stage, wait }),
  })
  const faults = [...judgeEnd(run), ...judgeExit(run, blow)]
  const isFirst = before === undefined
  if (!isFirst && !(await holdsComplete(out))) faults.push('no complete output is on disk')

  const build = buildOf(ground, isRebuilt ? ['slides.md'] : ['wrong.md'])
  const next = await attempt({ ...build, env: { ...build.env, NODE_OPTIONS: preload('jumpingClock.ts') } })
  faults.push(...judgeEnd(next).map((fault) => `the next command ${fault}`))
  if (next.exitCode !== (isRebuilt ? 0 : 1))
    faults.push(`the next command exits with ${next.exitCode}: ${next.stderr}`)
  faults.push(...(await judgeOutput(out, { isMissingAllowed: isFirst && !isRebuilt })))
  if (isRebuilt) {
    const left = leftovers(ground.temporary, join(ground.cache, 'chromium'))
    if (left.length > 0) faults.push(`left over: ${left.join(', ')}`)
  }
  return { did: isRebuilt ? `${did}, then built` : did, faults, seconds: (performance.now() - start) / 1000 }
}

/** Builds on a disk that is full after so many bytes, and looks whether the last output is as it was. */
export async function fillDisk(ground: KillGround, chance: Chance, version: number): Promise<Trial> {
  const start = performance.now()
  const out = join(ground.folder, 'dist')
  const before = await readManifest(out)
  await writeDeck(ground, version)
  const bytes = Math.round(10 ** (1 + chance.next() * 6))
  const build = buildOf(ground, ['slides.md', '--only', chance.pick(['deck', 'slides', 'site'])])
  const run = await attempt({
    ...build,
    env: { ...build.env, NODE_OPTIONS: preload('smallDisk.ts'), AMPHI_TEST_DISK_BYTES: String(bytes) },
  })
  const faults = judgeEnd(run)
  if (run.exitCode !== 0 && !(run.exitCode === 1 && /The disk is full[^]*→/.test(run.stderr)))
    faults.push(`exits with ${run.exitCode} and says: ${run.stderr}`)
  if (run.exitCode !== 0 && (await readManifest(out))?.inputHash !== before?.inputHash)
    faults.push('the output changed')
  faults.push(...(await judgeOutput(out, { isMissingAllowed: before === undefined })))
  const did = `disk full after ${bytes} bytes: exit ${run.exitCode}`
  return { did, faults, seconds: (performance.now() - start) / 1000 }
}

/** Builds once, undisturbed. @returns its seconds */
export async function buildOnce(ground: KillGround, version = 0): Promise<number> {
  await writeDeck(ground, version)
  await writeFile(join(ground.folder, 'wrong.md'), '# One\n\n---\nlayout: "center\n---\n\n# Two\n')
  const run = await attempt({ ...buildOf(ground, ['slides.md']), patience: 600 })
  if (run.exitCode !== 0) throw new Error(`The deck does not build undisturbed:\n${run.stderr}`)
  return run.seconds
}

function buildOf({ folder, temporary, cache, usual }: KillGround, args: readonly string[]) {
  return {
    args: ['build', ...args],
    cwd: folder,
    env: { TMPDIR: temporary, AMPHI_CACHE: cache },
    patience: 60 + 5 * usual,
  }
}

async function writeDeck({ folder }: KillGround, version: number): Promise<void> {
  const headmatter = '---\ntitle: Killed\nfonts:\n  provider: none\n---\n'
  const diagram = `\`\`\`mermaid\nflowchart LR\n  a --> b${version}\n\`\`\`\n`
  await writeFile(
    join(folder, 'slides.md'),
    `${headmatter}\n# Version ${version}\n\n---\n\n# Two\n\n${diagram}`,
  )
}

function preload(name: string): string {
  return `--import=${new URL(name, import.meta.url).href}`
}

interface Strike {
  disturbed: Disturbed
  blow: Blow
  stage: string
  /** Milliseconds. */
  wait: number
}

async function strike({ disturbed, blow, stage, wait }: Strike): Promise<void> {
  if (stage) await disturbed.printed(`${stage} (`)
  await delay(wait)
  if (blow === 'crash of the browser') disturbed.crashBrowser()
  else kill(disturbed.pid, blow)
}

function judgeExit({ exitCode, stderr }: AttemptResult, blow: Blow): string[] {
  if (blow === 'SIGKILL' || exitCode === 0) return []
  if (blow === 'crash of the browser')
    return exitCode === 1 && /browser/i.test(stderr) ? [] : [`exits with ${exitCode} and says: ${stderr}`]
  // Node itself is not yet there to be told anything.
  return exitCode === 130 || exitCode === null ? [] : [`exits with ${exitCode} and says: ${stderr}`]
}

/** Whether the old or the new output stands complete, in its place or where the next command finds it. */
async function holdsComplete(out: string): Promise<boolean> {
  const beside = (await readdir(dirname(out))).filter((name) => name.startsWith(`.${basename(out)}.amphi-`))
  const places = beside.flatMap((name) => ['old-1', 'new'].map((part) => join(dirname(out), name, part)))
  for (const place of [out, ...places]) if (await isComplete(place)) return true
  return false
}

async function judgeOutput(
  out: string,
  { isMissingAllowed }: { isMissingAllowed: boolean },
): Promise<string[]> {
  const faults: string[] = []
  const manifest = await readManifest(out)
  if (manifest === undefined) {
    if (!isMissingAllowed) faults.push('the output is gone')
  } else {
    if (!(await isComplete(out))) faults.push('the output is not what its manifest says')
    const named = ['manifest.json', ...manifest.outputs.map(({ path }) => path)].sort()
    if (JSON.stringify(named) !== JSON.stringify(await listFiles(out))) faults.push('the output is a mixture')
  }
  const beside = (await readdir(dirname(out))).filter((name) => name.includes('.amphi-'))
  if (beside.length > 0) faults.push(`beside the output stands ${beside.join(', ')}`)
  return faults
}
