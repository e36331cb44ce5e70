import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import type { MemoryPeak } from './processTree.ts'
import { watchTree } from './processTree.ts'

/** One command of a run. */
export interface Step {
  name: string
  command: string
  args: readonly string[]
  cwd: string
  env?: NodeJS.ProcessEnv
}

export interface RunResult extends MemoryPeak {
  /** Wall time of all steps together; until it was ended, when it was. */
  seconds: number
  ended: 'finished' | 'late' | 'failed'
  /** How far it got, where it did not finish. */
  message?: string
}

interface Limits {
  /** Seconds for all steps together. */
  limit: number
  signal: AbortSignal
}

/** How long what is ended, or its last words, may take. */
const GRACE_MS = 2000

/**
 * Runs commands one after the other. What exceeds the limit is ended with all that it started.
 * @throws the signal's reason when it aborts; everything has then ended
 */
export async function runSteps(steps: readonly Step[], { limit, signal }: Limits): Promise<RunResult> {
  const start = performance.now()
  const elapsed = () => (performance.now() - start) / 1000
  const peak: MemoryPeak = { rss: undefined, pss: undefined }
  for (const [index, step] of steps.entries()) {
    signal.throwIfAborted()
    const { exitCode, isLate, output, memory } = await runStep(step, { limit: limit - elapsed(), signal })
    for (const size of ['rss', 'pss'] as const)
      if (memory[size] !== undefined) peak[size] = Math.max(peak[size] ?? 0, memory[size])
    const seconds = elapsed()
    const done = index === 0 ? '' : `, after ${steps[index - 1]?.name ?? ''}`
    if (isLate) return { ...peak, seconds, ended: 'late', message: `${step.name} was ended${done}` }
    if (exitCode !== 0)
      return { ...peak, seconds, ended: 'failed', message: `${step.name}: ${lastWords(output)}` }
  }
  return { ...peak, seconds: elapsed(), ended: 'finished' }
}

interface StepResult {
  exitCode: number | null
  isLate: boolean
  output: string
  memory: MemoryPeak
}

async function runStep({ command, args, cwd, env }: Step, { limit, signal }: Limits): Promise<StepResult> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that it can be ended with what it has started.
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-20_000)))
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  const closed = new Promise((resolve) => child.on('close', resolve))
  const tree = watchTree(child.pid ?? 0)
  const stop = async () => {
    endGroup(child.pid, 'SIGTERM')
    await Promise.race([exited, delay(GRACE_MS)])
    endGroup(child.pid, 'SIGKILL')
    tree.end()
  }
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    void stop()
  }, limit * 1000)
  const interrupt = () => void stop()
  signal.addEventListener('abort', interrupt, { once: true })
  try {
    const exitCode = await exited
    clearTimeout(timer)
    const memory = tree.stop()
    // What it has left behind may hold its output open.
    tree.end()
    await Promise.race([closed, delay(GRACE_MS)])
    signal.throwIfAborted()
    return { exitCode, isLate, output, memory }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', interrupt)
    tree.stop()
    tree.end()
    child.stdout.destroy()
    child.stderr.destroy()
  }
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended already.
  }
}

/** The line of an output that most likely says what went wrong: others only follow from it. */
function lastWords(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return (lines.find((line) => /error\b|exceeded|failed/i.test(line)) ?? lines.at(-1) ?? '').slice(0, 160)
}
