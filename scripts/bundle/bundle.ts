import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AmphiError, InterruptedError } from '../errors.ts'
import type { BundledDiagram } from './attachAmphi.ts'

export interface BundleJob {
  /** Absolute path of the deck. */
  entry: string
  edition: 'site' | 'speaker'
  /** Empty folder that receives the edition. */
  outDir: string
  deckKey: string
  diagrams: readonly BundledDiagram[]
}

export interface UnresolvedComponent {
  name: string
  /** Bundler id of the slide or component that uses it. */
  module: string
}

export type BundleReply =
  | { ok: true; unresolved: UnresolvedComponent[] }
  | {
      ok: false
      error: {
        message: string
        hint?: string
        file?: string
        line?: number
        column?: number
        detail?: string
      }
    }

export interface BundleResult {
  unresolved: UnresolvedComponent[]
}

const worker = fileURLToPath(new URL('worker.ts', import.meta.url))

/**
 * Bundles one edition in a process of its own. Two editions at a time are safe that way and use both cores.
 * @throws {AmphiError} naming the file of the deck that does not compile
 * @throws {InterruptedError} when `signal` aborts; the process is gone then
 */
export function bundle(job: BundleJob, signal: AbortSignal): Promise<BundleResult> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const child = fork(worker, [], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    const output = collectOutput(child)
    const stop = (): void => void child.kill('SIGKILL')
    signal.addEventListener('abort', stop, { once: true })
    let reply: BundleReply | undefined
    child.on('message', (message: BundleReply) => (reply = message))
    child.on('error', reject)
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop)
      if (signal.aborted) reject(new InterruptedError())
      else if (reply?.ok) resolve({ unresolved: reply.unresolved })
      else if (reply) reject(toError(reply.error))
      else
        reject(
          new AmphiError(`Bundling the ${job.edition} ended early (exit ${code}): ${lastLines(output())}`, {
            file: job.entry,
          }),
        )
    })
    child.send(job)
  })
}

function toError({ message, detail, ...where }: (BundleReply & { ok: false })['error']): AmphiError {
  return new AmphiError(message, { ...where, ...(detail ? { cause: detail } : {}) })
}

function collectOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-20_000)))
  }
  return () => text
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ') || 'it printed nothing'
}
