import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Programs that try the product out. They stand outside of it, and it does not depend on them. */
export const harnesses = [
  {
    name: 'faults',
    about: 'Kill builds, fill disks and garble decks at random, for an hour or two',
    module: 'tests/faults/run.ts',
  },
  { name: 'bench', about: 'Measure Amphi beside Slidev and Marp', module: 'bench/run.ts' },
]

export interface HarnessRequest {
  /** The project's root. */
  root: string
  /** The module to run, below the root. */
  module: string
  /** For the module, such as `--seed 2`. */
  args: readonly string[]
}

/**
 * Runs a program that tries the product out, for minutes or hours.
 *
 * @returns its exit code
 * @throws the signal's reason when it aborts; the program has then ended
 */
export async function runHarness(
  { root, module, args }: HarnessRequest,
  signal: AbortSignal,
): Promise<number> {
  const child = spawn(process.execPath, [join(root, module), ...args], { stdio: 'inherit' })
  const stop = () => void child.kill('SIGTERM')
  signal.addEventListener('abort', stop, { once: true })
  const [code] = (await once(child, 'close')) as [number | null]
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  return code ?? 1
}
