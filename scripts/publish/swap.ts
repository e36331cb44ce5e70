import { basename, dirname, join } from 'node:path'
import { AmphiError } from '../errors.ts'
import type { Disk } from './disk.ts'
import { errorCode } from './disk.ts'

/** Two builds that publish to one folder meet in the gap of a swap at most this often before one gives up. */
const ATTEMPTS = 5

interface SwapRequest {
  /** The folder that readers see. */
  out: string
  container: string
  disk: Disk
}

/** Where a container holds the next output. */
export function freshIn(container: string): string {
  return join(container, 'new')
}

/**
 * Puts the staged output in the place of the last one by two renames. Between them only a kill can intervene, and then
 * both stand complete in the container, where `recover` finds them.
 *
 * @throws {AmphiError} when a rename is refused; the last output is then back in its place
 */
export async function swap({ out, container, disk }: SwapRequest): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const aside = join(container, `old-${attempt}`)
    const moved = await moveAside(out, aside, disk)
    try {
      await disk.rename(freshIn(container), out)
      return
    } catch (error) {
      // Another build published in between: its output is complete, and ours is newer.
      if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) continue
      if (moved) await disk.rename(aside, out)
      throw refused(out, error)
    }
  }
  throw refused(out, new Error('other builds keep publishing to it'))
}

/** Makes a container disposable by one rename, then removes it. What cannot be removed is left to the next command. */
export async function dispose(container: string, disk: Disk): Promise<void> {
  const done = container.endsWith('-done') ? container : `${container}-done`
  try {
    if (done !== container) await disk.rename(container, done)
    await disk.remove(done)
  } catch {
    // The output is right whether or not this folder goes away.
  }
}

async function moveAside(out: string, aside: string, disk: Disk): Promise<boolean> {
  try {
    await disk.rename(out, aside)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw refused(out, error)
  }
}

function refused(out: string, cause: unknown): AmphiError {
  const why = cause instanceof Error ? cause.message : String(cause)
  const hint =
    errorCode(cause) === 'EBUSY' || errorCode(cause) === 'EXDEV'
      ? `It looks like a mount point: name a folder inside it, such as --out ${join(out, 'dist')}.`
      : `Close what uses ${basename(out)} and check that ${dirname(out)} may be written. The last output is in place.`
  return new AmphiError(`The output ${out} could not be replaced: ${why}`, { hint, cause })
}
