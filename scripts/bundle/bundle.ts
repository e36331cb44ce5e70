import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DiagramRequest, RenderDiagram } from '../deck/diagram.ts'
import { AmphiError, InterruptedError } from '../errors.ts'

export interface BundleJob {
  /** Absolute path of the deck. */
  entry: string
  edition: 'site' | 'speaker'
  /** Folder that receives the edition. */
  outDir: string
  deckKey: string
  /** Whether the editions may reach no other host, whatever the deck names. */
  strict: boolean
  /** The named selection of slides, all of them without one. */
  route?: string | undefined
  /** Names of the PDFs that will lie beside the site, such as `slides.pdf`. */
  pdfs: readonly string[]
}

export interface UnresolvedComponent {
  name: string
  /** Asked for as `v-name`, not as `<name>`. */
  isDirective: boolean
  /** Bundler id of the slide or component that uses it. */
  module: string
}

export interface DiagramQuestion extends DiagramRequest {
  type: 'diagram'
  id: number
}

export interface DiagramAnswer {
  id: number
  svg?: string
  error?: string
}

export type BundleReply =
  | ({ type: 'done' } & BundleResult)
  | {
      type: 'failed'
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
  /** Absolute paths of what was read for it. */
  files: string[]
}

const worker = fileURLToPath(new URL('worker.ts', import.meta.url))

/**
 * Bundles one edition in a process of its own. Two editions at a time are safe that way and use both cores.
 * @throws {AmphiError} naming the file of the deck that does not compile
 * @throws {InterruptedError} when `signal` aborts; the process is gone then
 */
export function bundle(
  job: BundleJob,
  renderDiagram: RenderDiagram,
  signal: AbortSignal,
): Promise<BundleResult> {
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
    child.on('message', (message: BundleReply | DiagramQuestion) => {
      if (message.type === 'diagram') void answer(child, message, renderDiagram)
      else reply = message
    })
    child.on('error', reject)
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop)
      if (signal.aborted) reject(new InterruptedError())
      else if (reply?.type === 'done') resolve(reply)
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

async function answer(
  child: ChildProcess,
  { id, ...request }: DiagramQuestion,
  renderDiagram: RenderDiagram,
): Promise<void> {
  const reply: DiagramAnswer = await renderDiagram(request).then(
    (svg) => ({ id, svg }),
    (error: unknown) => ({ id, error: error instanceof Error ? error.message : String(error) }),
  )
  if (child.connected) child.send(reply)
}

function toError({ message, detail, ...where }: (BundleReply & { type: 'failed' })['error']): AmphiError {
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
