import type { RenderDiagram } from '../deck/diagram.ts'
import type { BundleJob, BundleResult } from './bundle.ts'
import { bundle } from './bundle.ts'

/** An edition that is bundled while other work goes on. */
export interface PendingBundle extends AsyncDisposable {
  done: Promise<BundleResult>
}

/** Begins to bundle an edition. Disposing of it ends that, and returns when its process has gone. */
export function startBundle(
  job: BundleJob,
  renderDiagram: RenderDiagram,
  signal: AbortSignal,
): PendingBundle {
  const end = new AbortController()
  const done = bundle(job, renderDiagram, AbortSignal.any([signal, end.signal]))
  // Whoever waits for it is told of a failure; until then other work goes on.
  done.catch(() => undefined)
  return {
    done,
    async [Symbol.asyncDispose]() {
      end.abort()
      await Promise.allSettled([done])
    },
  }
}
