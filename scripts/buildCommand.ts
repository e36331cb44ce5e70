import { relative } from 'node:path'
import type { BuildRequest, BuildResult } from './build.ts'
import type { Progress } from './progress.ts'
import type { CurrentOutput } from './publish/findCurrent.ts'
import { findCurrent } from './publish/findCurrent.ts'
import { restoreOutput } from './publish/restoreOutput.ts'
import { countFindings, plural } from './report.ts'

export interface BuildMode {
  /** Whether to build even when nothing has changed. */
  isForced: boolean
  progress: Progress
  signal: AbortSignal
}

export type BuildOutcome = (BuildResult | CurrentOutput) & {
  /** One line: what stands where, and how that came about. */
  summary: string
}

/** The folder that a build writes to unless told otherwise: what it makes of a part of the deck stands apart. */
export function outputFolder({
  route,
  session,
}: {
  route?: string | undefined
  session?: number | undefined
}): string {
  return ['dist', route, session && `session-${session}`].filter(Boolean).join('-')
}

/**
 * What `npm run build` does: nothing where a build would write the same again.
 * @throws as `build` does
 */
export async function buildOrKeep(
  request: Omit<BuildRequest, 'progress'>,
  { isForced, progress, signal }: BuildMode,
): Promise<BuildOutcome> {
  const current = isForced ? undefined : await findCurrent(request)
  if (current?.isComplete) return { ...current, summary: summarize(current, ', nothing has changed') }
  // Replacing a part keeps the rest of what stands there, which is another output by now.
  const isWhole = request.only.length === 0
  if (current !== undefined && isWhole && (await restoreOutput(current, signal)))
    return { ...current, summary: summarize(current, ' from the cache, nothing has changed') }
  // Loaded when needed: that takes longer than to see that nothing has changed.
  const { build } = await import('./build.ts')
  const result = await build({ ...request, progress }, signal)
  return { ...result, summary: summarize(result, ` in ${result.seconds.toFixed(1)} s`) }
}

function summarize({ out, manifest, findings }: BuildResult | CurrentOutput, how: string): string {
  const files = plural(manifest.outputs.length, 'file')
  return `${relative(process.cwd(), out) || '.'}: ${files}${how}, ${countFindings(findings)}`
}
