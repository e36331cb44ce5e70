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

/** Runs the command line as a user would, in a process of its own. */
export function runAmphi(
  args: readonly string[],
  { cwd, env = {}, signal }: { cwd?: string; env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<AmphiRun> {
  const mark = `AMPHI_TEST_RUN=${crypto.randomUUID()}`
  const [name, value] = mark.split('=') as [string, string]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env, [name]: value },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    signal?.addEventListener('abort', () => child.kill('SIGINT'), { once: true })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr, orphans: processesWith(mark) }))
  })
}

function processesWith(mark: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark) &&
          !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
        )
      } catch {
        return false
      }
    })
    .map(Number)
}
