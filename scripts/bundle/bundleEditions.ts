import type { RenderDiagram } from '../deck/diagram.ts'
import type { BundleJob, UnresolvedComponent } from './bundle.ts'
import { bundle } from './bundle.ts'

export interface EditionsRequest extends Omit<BundleJob, 'edition' | 'outDir'> {
  /** The folder that receives each edition. The speaker's is always made: it is checked, and printed from. */
  editions: { speaker: string; site?: string }
  renderDiagram: RenderDiagram
}

/**
 * Bundles the editions side by side. The first failure ends the other, and both have ended when it is reported.
 * @returns the components that the speaker's edition looks up by name
 */
export async function bundleEditions(
  { editions, renderDiagram, ...job }: EditionsRequest,
  signal: AbortSignal,
): Promise<UnresolvedComponent[]> {
  const failure = new AbortController()
  const either = AbortSignal.any([signal, failure.signal])
  const make = async (edition: 'speaker' | 'site', outDir: string) => {
    try {
      return await bundle({ ...job, edition, outDir }, renderDiagram, either)
    } catch (error) {
      failure.abort(error)
      throw error
    }
  }
  const [speaker] = await Promise.allSettled([
    make('speaker', editions.speaker),
    editions.site === undefined ? undefined : make('site', editions.site),
  ])
  signal.throwIfAborted()
  failure.signal.throwIfAborted()
  return speaker.status === 'fulfilled' ? speaker.value.unresolved : []
}
