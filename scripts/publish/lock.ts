import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isOwnerAlive, newOwnedName, ownerOf } from '../deck/processOwner.ts'
import { besideOutput, newContainerPath } from './container.ts'
import { createPath, errorCode } from './disk.ts'
import { locateOutput, unwritable } from './ownership.ts'

const ASK_AGAIN_MS = 100

export interface LockOptions {
  signal: AbortSignal
  /** Told once when another build has the output: its process, and when the turn has come. */
  waiting?: (pid: number, turn: Promise<void>) => Promise<void>
}

/**
 * Waits until no other build works on an output, and keeps others waiting until it is disposed of. Of two builds that
 * replace different parts of one output the second would otherwise begin with what the first is about to replace.
 *
 * The lock is a folder beside the output with one file in it, named by the process that holds it:
 *
 *     .dist.amphi-lock/<pid>-<start>-<random>
 *
 * It appears whole, by renaming a folder, which the system refuses while the lock holds a file. A killed holder's file is
 * removed by its own name, so that of several who find it none can remove the lock of another.
 *
 * @throws {AmphiError} when the folder that holds the output cannot be written; the signal's reason when it aborts
 */
export async function lockOutput(
  outDir: string,
  { signal, waiting = (_, turn) => turn }: LockOptions,
): Promise<AsyncDisposable> {
  const out = await locateOutput(outDir)
  const created = await createPath(dirname(out)).catch((cause: unknown) => {
    throw unwritable(outDir, cause)
  })
  const lock = besideOutput(out, 'lock')
  const claim = newOwnedName()
  const release = async () => {
    await unlink(join(lock, claim)).catch(() => undefined)
    // What is not empty is another build's by now, or holds the output.
    for (const folder of [lock, ...created]) await rmdir(folder).catch(() => undefined)
  }

  try {
    signal.throwIfAborted()
    if (!(await take({ out, lock, claim }))) {
      const turn = waitForTurn({ out, lock, claim }, signal)
      const [holder] = await holders(lock)
      await (holder === undefined ? turn : waiting(holder, turn))
    }
  } catch (error) {
    await release()
    signal.throwIfAborted()
    throw errorCode(error) === undefined ? error : unwritable(outDir, error)
  }
  return { [Symbol.asyncDispose]: release }
}

interface Claim {
  out: string
  lock: string
  /** Name of the file that stands for us in the lock. */
  claim: string
}

async function waitForTurn(claim: Claim, signal: AbortSignal): Promise<void> {
  while (!(await take(claim))) await delay(ASK_AGAIN_MS, undefined, { signal })
}

/** @returns whether the lock is ours now */
async function take({ out, lock, claim }: Claim): Promise<boolean> {
  if ((await holders(lock)).length > 0) return false
  // Only an empty folder goes; Windows renames over none at all.
  await rmdir(lock).catch(() => undefined)
  // Named as a staging folder, so that `recover` removes what a kill leaves of it.
  const offered = newContainerPath(out)
  await mkdir(offered)
  try {
    await writeFile(join(offered, claim), '')
    await rename(offered, lock)
    return true
  } catch (error) {
    await rm(offered, { recursive: true, force: true })
    if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) return false
    // What Windows says of a folder that is there.
    if (process.platform === 'win32' && errorCode(error) === 'EPERM') return false
    throw error
  }
}

/** The living processes that hold a lock, one at most. What else stands in it is removed. */
async function holders(lock: string): Promise<number[]> {
  const names = await readdir(lock).catch(() => [])
  const living: number[] = []
  for (const name of names) {
    const owner = ownerOf(basename(name))
    if (owner !== undefined && isOwnerAlive(owner)) living.push(owner.pid)
    else await unlink(join(lock, name)).catch(() => undefined)
  }
  return living
}
