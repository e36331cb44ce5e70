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

type PendingBundles<Jobs> = { -readonly [Index in keyof Jobs]: Promise<BundleResult> }

/** A process that bundles the editions of one deck. Disposing of it ends it, and returns when it has gone. */
export interface Bundler extends AsyncDisposable {
  /**
   * Bundles one edition after the other: the second finds the process warm, and takes a third less of the processor. To be called once.
   * @returns a promise for each, in their order
   * @throws {AmphiError} naming the file of the deck that does not compile
   * @throws {InterruptedError} when the signal aborts; the process is gone then
   */
  bundle<const Jobs extends readonly BundleJob[]>(
    jobs: Jobs,
    renderDiagram: RenderDiagram,
  ): PendingBundles<Jobs>
}

const worker = fileURLToPath(new URL('worker.ts', import.meta.url))

/** Starts a bundler, which gets ready to work while the caller finds out what there is to bundle. */
export function startBundler(signal: AbortSignal): Bundler {
  signal.throwIfAborted()
  const child = fork(worker, [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [...process.execArgv, '--expose-gc'],
    // Rolldown's allocator gives back at once what an edition no longer needs.
    env: { ...process.env, NODE_ENV: 'production', MIMALLOC_PURGE_DELAY: '0' },
  })
  const output = collectOutput(child)
  const gone = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(`exit ${code}`))
  })
  const stop = (): void => void child.kill('SIGKILL')
  signal.addEventListener('abort', stop, { once: true })

  return {
    bundle(jobs, renderDiagram) {
      const pending = jobs.map((job) => ({ job, ...Promise.withResolvers<BundleResult>() }))
      // Whoever waits for an edition is told of its failure; until then other work goes on.
      for (const { promise } of pending) promise.catch(() => undefined)
      const waiting = [...pending]
      child.on('message', (message: BundleReply | DiagramQuestion) => {
        if (message.type === 'diagram') return void answer(child, message, renderDiagram)
        const next = waiting.shift()
        if (message.type === 'done') next?.resolve(message)
        else next?.reject(toError(message.error))
      })
      void gone.then((how) => {
        for (const { job, reject } of waiting)
          reject(signal.aborted ? new InterruptedError() : endedEarly(job, how, output()))
      })
      if (child.connected) child.send(jobs)
      return pending.map(({ promise }) => promise) as PendingBundles<typeof jobs>
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener('abort', stop)
      stop()
      await gone
    },
  }
}

function endedEarly({ edition, entry }: BundleJob, how: string, output: string): AmphiError {
  return new AmphiError(`Bundling the ${edition} ended early (${how}): ${lastLines(output)}`, { file: entry })
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
