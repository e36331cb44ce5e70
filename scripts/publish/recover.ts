import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isOwnerAlive } from '../deck/processOwner.ts'
import { AmphiError } from '../errors.ts'
import type { Container } from './container.ts'
import { listContainers } from './container.ts'
import type { Disk } from './disk.ts'
import { nodeDisk } from './disk.ts'
import { isComplete } from './manifest.ts'
import { locateOutput } from './ownership.ts'
import { dispose, freshIn } from './swap.ts'

interface RecoverOptions {
  disk?: Disk
  isAlive?: (owner: Container) => boolean
}

/**
 * Repairs what a killed build left beside an output: finishes a swap cut between its two renames (or takes it back, when
 * the new output is not complete) and removes staging folders that nobody owns any more. Those of running builds stay.
 * Cut short itself, it is repeated by the next command.
 *
 * @throws {AmphiError} when the output is missing and cannot be put back
 */
export async function recover(outDir: string, options: RecoverOptions = {}): Promise<void> {
  const { disk = nodeDisk, isAlive = isOwnerAlive } = options
  const out = await locateOutput(outDir)
  for (const container of await listContainers(out)) {
    if (isAlive(container)) continue
    if (!container.done) await settle(out, container.path, disk)
    await dispose(container.path, disk)
  }
}

/**
 * Sees to it that an output which a container holds, and nobody else, stands in its place again.
 *
 * @throws {AmphiError} when it cannot be put back; nothing is removed then
 */
export async function settle(out: string, container: string, disk: Disk): Promise<void> {
  if (await exists(out)) return
  const aside = await lastAside(container)
  // Nothing was set aside: the swap had not begun, and what is staged may be half written.
  if (aside === undefined) return
  const fresh = freshIn(container)
  const source = (await isComplete(fresh)) ? fresh : aside
  try {
    await disk.rename(source, out)
  } catch (cause) {
    // Another command may be repairing the same folder.
    if (await exists(out)) return
    throw new AmphiError(`A build was cut short, and its output ${out} could not be put back`, {
      hint: `It stands complete in ${source}: move it to ${out} yourself.`,
      cause,
    })
  }
}

async function lastAside(container: string): Promise<string | undefined> {
  const names = await readdir(container)
  const last = names
    .filter((name) => /^old-\d$/.test(name))
    .sort()
    .at(-1)
  return last === undefined ? undefined : join(container, last)
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
