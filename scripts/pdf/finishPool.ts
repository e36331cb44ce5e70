import { availableParallelism } from 'node:os'
import Tinypool from 'tinypool'
import { AmphiError } from '../errors.ts'
import type { DeckPdfRequest, FinishedPdf } from './finishDeckPdf.ts'
import type { FinishReply, FinishTask } from './finishWorker.ts'

export interface FinishPool extends AsyncDisposable {
  /**
   * `finishDeckPdf` in a thread of its own.
   * @throws {AmphiError} as it does
   */
  finish: (bytes: Uint8Array, request: DeckPdfRequest) => Promise<FinishedPdf>
}

/** Threads in which PDFs are finished while the browser prints the next ones: it is computing alone, for seconds each. */
export function openFinishPool(): FinishPool {
  const pool = new Tinypool({
    filename: new URL('finishWorker.ts', import.meta.url).href,
    // One core is the browser's.
    maxThreads: Math.min(3, Math.max(1, availableParallelism() - 1)),
    minThreads: 0,
    // The next PDF finds the thread warm; disposing of the pool ends it.
    idleTimeout: 600_000,
  })
  return {
    async finish(bytes, request) {
      const task: FinishTask = { bytes, ...request }
      const reply = (await pool.run(task, { name: 'finish' })) as FinishReply
      if ('refusal' in reply)
        throw new AmphiError(reply.refusal, reply.hint === undefined ? {} : { hint: reply.hint })
      return reply
    },
    [Symbol.asyncDispose]: () => pool.destroy(),
  }
}
