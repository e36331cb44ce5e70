import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../scripts/cli.ts', import.meta.url))

export interface AmphiRun {
  exitCode: number | null
  stdout: string
  stderr: string
  /** Processes that the run started and that outlived it (where /proc tells). */
  orphans: number[]
}

interface AmphiOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
}

export interface StartedAmphi {
  child: ChildProcess
  /** What it has written until now. */
  output: { stdout: string; stderr: string }
  /** Settles when it has ended. */
  ended: Promise<AmphiRun>
  /** What it has started and still runs, itself included (where /proc tells); of those whose command line `isMeant`. */
  processes: (isMeant?: (command: string) => boolean) => number[]
}

/** Starts the command line as a user would, in a process of its own. */
export function startAmphi(args: readonly string[], { cwd, env = {} }: AmphiOptions = {}): StartedAmphi {
  const mark = `AMPHI_TEST_RUN=${crypto.randomUUID()}`
  const [name, value] = mark.split('=') as [string, string]
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env, [name]: value },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output.stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output.stderr += chunk))
  const ended = new Promise<AmphiRun>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, ...output, orphans: processesWith(mark) }))
  })
  return { child, output, ended, processes: (isMeant) => processesWith(mark, isMeant) }
}

/** Runs it to its end. */
export function runAmphi(
  args: readonly string[],
  { signal, ...options }: AmphiOptions & { signal?: AbortSignal } = {},
): Promise<AmphiRun> {
  const { child, ended } = startAmphi(args, options)
  signal?.addEventListener('abort', () => child.kill('SIGINT'), { once: true })
  return ended
}

function processesWith(mark: string, isMeant: (command: string) => boolean = () => true): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark) &&
          !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')) &&
          isMeant(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
        )
      } catch {
        return false
      }
    })
    .map(Number)
}
