import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface FaultsRequest {
  /** The project's root. */
  root: string
  /** For the harness, such as `--seed 2`. */
  args: readonly string[]
}

/**
 * Kills builds, fills disks and garbles decks at random, for an hour or two.
 *
 * @returns whether nothing was lost
 * @throws the signal's reason when it aborts; the harness has then ended
 */
export async function runFaults({ root, args }: FaultsRequest, signal: AbortSignal): Promise<boolean> {
  const child = spawn(process.execPath, [join(root, 'tests/faults/run.ts'), ...args], { stdio: 'inherit' })
  const stop = () => void child.kill('SIGTERM')
  signal.addEventListener('abort', stop, { once: true })
  const [code] = (await once(child, 'close')) as [number | null]
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  return code === 0
}
