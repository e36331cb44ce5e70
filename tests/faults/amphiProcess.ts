import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { AmphiRun } from '../support/amphi.ts'
import { startAmphi } from '../support/amphi.ts'

export interface Attempt {
  args: readonly string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** Seconds after which a build hangs. */
  patience: number
  /** Told of everything that is printed, and given the process, from the moment it starts. */
  disturb?: (run: Disturbed) => void
}

export interface Disturbed {
  pid: number
  /** Settles when the text has been printed on standard error, never when it is not. */
  printed: (text: string) => Promise<void>
  /** Ends the browser of the build, when it has one. */
  crashBrowser: () => void
}

export interface AttemptResult extends AmphiRun {
  /** The signal that ended it. */
  signal: NodeJS.Signals | null
  seconds: number
  isHanging: boolean
}

/** Milliseconds in which the children of a killed build must have noticed. */
const CHILDREN_END_WITHIN = 20_000

/** Runs the command line, disturbs it, and waits until it and all that it started has ended. */
export async function attempt({ args, cwd, env, patience, disturb }: Attempt): Promise<AttemptResult> {
  const start = performance.now()
  const { child, output, ended, processes } = startAmphi(args, { cwd, env })
  let signal: NodeJS.Signals | null = null
  child.on('exit', (_, by) => (signal = by))
  let isHanging = false
  const timer = setTimeout(() => {
    isHanging = true
    child.kill('SIGKILL')
  }, patience * 1000)
  disturb?.({
    pid: child.pid ?? 0,
    printed: (text) =>
      new Promise((resolve) => {
        child.stderr?.on('data', () => output.stderr.includes(text) && resolve())
      }),
    crashBrowser: () => {
      for (const pid of processes((command) => command.includes('--remote-debugging-pipe')).slice(0, 1))
        kill(pid, 'SIGKILL')
    },
  })
  // Whoever stops the harness stops what it runs.
  const stop = () => void child.kill('SIGINT')
  process.once('exit', stop)
  const run = await ended
  process.off('exit', stop)
  clearTimeout(timer)
  const seconds = (performance.now() - start) / 1000
  return { ...run, orphans: await whenEnded(processes), signal, seconds, isHanging }
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended already.
  }
}

/** The processes that still run after the time that they have to end; they are ended then. */
async function whenEnded(processes: () => number[]): Promise<number[]> {
  const deadline = performance.now() + CHILDREN_END_WITHIN
  while (performance.now() < deadline) {
    if (processes().length === 0) return []
    await delay(50)
  }
  const left = processes()
  for (const pid of left) kill(pid, 'SIGKILL')
  return left
}

/** What is wrong with how a command ended, whatever it was asked to do. */
export function judgeEnd(run: AttemptResult): string[] {
  const text = run.stderr + run.stdout
  const faults: string[] = []
  if (run.isHanging) faults.push(`hangs for ${run.seconds.toFixed(0)} s`)
  if (run.orphans.length > 0) faults.push(`leaves ${run.orphans.length} processes`)
  if (/^\s+at .+:\d+:\d+\)?$/m.test(text)) faults.push('prints a stack trace')
  // Before it has said anything Node is still reading the program; after its last word it only tears down.
  const isAtWork = text !== '' && !text.includes(' files in ')
  if (run.signal !== null && run.signal !== 'SIGKILL' && isAtWork) faults.push(`is ended by ${run.signal}`)
  if (run.exitCode !== null && ![0, 1, 2, 130].includes(run.exitCode))
    faults.push(`exits with ${run.exitCode}`)
  return faults
}

/** Temporary folders that nothing living needs. */
export function leftovers(...folders: string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /amphi|playwright|chromium|puppeteer|\.unpacking-/.test(name))
        .map((name) => join(folder, name)),
    )
}
