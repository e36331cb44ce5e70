import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface TestOptions {
  /** The project's root. */
  root: string
  /** Says nothing of what passed. */
  quiet: boolean
  /** For Vitest, such as a file or `-t name`. With any, only Vitest runs: someone is looking for one thing. */
  args: readonly string[]
}

interface Tool {
  name: string
  /** Its script, below node_modules. */
  script: string
  args: readonly string[]
}

interface Outcome {
  ok: boolean
  seconds: number
  output: string
}

const STATIC_CHECKS: readonly Tool[] = [
  { name: 'lint', script: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  { name: 'types', script: 'vue-tsc/bin/vue-tsc.js', args: ['--noEmit'] },
  { name: 'format', script: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'spelling', script: 'cspell/bin.mjs', args: ['--no-progress', '--no-summary'] },
]

/** At a time. The type checker and the linter alone fill two cores. */
const AT_ONCE = 2

/** How long a tool may take to end by itself after an interruption. */
const GRACE_MS = 3000

/**
 * Runs every check, the tests last so that their summary ends the output. One that fails does not stop the next: all
 * problems are seen in one go.
 *
 * @returns whether everything passed
 * @throws the signal's reason when it aborts; every tool has then ended
 */
export async function runTests({ root, quiet, args }: TestOptions, signal: AbortSignal): Promise<boolean> {
  const failed: string[] = []
  const tell = (tool: Tool, { ok, seconds, output }: Outcome) => {
    if (!ok) failed.push(tool.name)
    if (!ok || !quiet) process.stdout.write(`${ok ? '✔' : '✖'} ${tool.name} ${seconds.toFixed(1)} s\n`)
    if (!ok && output !== '') process.stdout.write(`${output.trimEnd()}\n`)
  }

  const waiting = args.length === 0 ? [...STATIC_CHECKS] : []
  const worker = async () => {
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) {
      tell(tool, await runTool({ tool, root, isShown: false }, signal))
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason

  const tests: Tool = { name: 'tests', script: 'vitest/vitest.mjs', args: ['run', ...args] }
  tell(tests, await runTool({ tool: tests, root, isShown: true }, signal))
  if (failed.length > 0) process.stdout.write(`Failed: ${failed.join(', ')}\n`)
  return failed.length === 0
}

interface Run {
  tool: Tool
  root: string
  /** Writes to our own output as it goes, instead of being shown only when it fails. */
  isShown: boolean
}

function runTool({ tool, root, isShown }: Run, signal: AbortSignal): Promise<Outcome> {
  signal.throwIfAborted()
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', tool.script), ...tool.args], {
      cwd: root,
      stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
      // A group of its own, so that what the tool has started ends with it.
      detached: process.platform !== 'win32',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
    }

    let grace: NodeJS.Timeout | undefined
    const stop = () => {
      endGroup(child.pid, 'SIGTERM')
      grace = setTimeout(() => endGroup(child.pid, 'SIGKILL'), GRACE_MS)
    }
    signal.addEventListener('abort', stop, { once: true })
    const settle = () => {
      clearTimeout(grace)
      signal.removeEventListener('abort', stop)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code) => {
      settle()
      if (signal.aborted) {
        // Whatever outlived its parent.
        endGroup(child.pid, 'SIGKILL')
        reject(signal.reason as Error)
      } else {
        resolve({ ok: code === 0, seconds: (performance.now() - start) / 1000, output })
      }
    })
  })
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // It has ended already.
  }
}
