import { open, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { carryForeign, carryKept } from './carryOver.ts'
import { newContainerPath } from './container.ts'
import type { Disk } from './disk.ts'
import { createPath, nodeDisk } from './disk.ts'
import type { Manifest } from './manifest.ts'
import { MANIFEST_NAME, readManifest } from './manifest.ts'
import { locateOutput, unwritable } from './ownership.ts'
import { settle } from './recover.ts'
import { dispose, freshIn, swap } from './swap.ts'

export interface StagingOptions {
  signal: AbortSignal
  /** Files and folders of the last output, relative to it, that the next one begins with. */
  keep?: readonly string[]
  disk?: Disk
}

export interface Staging {
  /** Write the next output here. */
  readonly dir: string
  /** What the last build wrote; undefined for the first. */
  readonly previous: Manifest | undefined
  /** Puts the staged output, with this manifest, in the place of the last one. Once the swap has begun it is finished. */
  publish: (manifest: Manifest) => Promise<void>
  /** Removes what was staged. Safe at any time, also after `publish`. */
  discard: () => Promise<void>
}

/**
 * Opens a folder beside the output, on the same file system, in which the next output is written. Until `publish` nothing
 * that readers see changes.
 *
 * @throws {AmphiError} when the folder that holds the output cannot be written
 */
export async function openStaging(outDir: string, options: StagingOptions): Promise<Staging> {
  const { signal, keep = [], disk = nodeDisk } = options
  signal.throwIfAborted()
  const out = await locateOutput(outDir)
  const container = newContainerPath(out)
  const dir = freshIn(container)
  await createFolders([dirname(out), container, dir], disk, outDir)

  let isOpen = true
  const discard = async () => {
    if (!isOpen) return
    isOpen = false
    // After a swap that could not even be taken back, the last output stands in the container.
    await settle(out, container, disk)
    await dispose(container, disk)
  }

  try {
    const previous = await readManifest(out)
    const carried = previous === undefined ? undefined : { out, previous, fresh: dir }
    if (carried !== undefined) await carryKept(carried, keep)

    const publish = async (manifest: Manifest) => {
      await writeFile(join(dir, MANIFEST_NAME), `${JSON.stringify(manifest, null, 2)}\n`)
      if (carried !== undefined) await carryForeign(carried)
      await flush(dir, manifest)
      signal.throwIfAborted()
      await swap({ out, container, disk })
      await discard()
    }
    return { dir, previous, publish, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

async function createFolders(
  [parent, ...folders]: [string, ...string[]],
  disk: Disk,
  outDir: string,
): Promise<void> {
  try {
    await createPath(parent)
    for (const folder of folders) await disk.mkdir(folder)
  } catch (cause) {
    throw unwritable(outDir, cause)
  }
}

/** Only Windows wants a file that is open for writing; elsewhere a read-only image of the deck can be flushed as well. */
const FLUSH_MODE = process.platform === 'win32' ? 'r+' : 'r'

/** Sees to it that the new output is on the disk, and not on its way there, before the last one is removed. */
async function flush(dir: string, { outputs }: Manifest): Promise<void> {
  await Promise.all(
    [MANIFEST_NAME, ...outputs.map(({ path }) => path)].map(async (path) => {
      const file = await open(join(dir, path), FLUSH_MODE)
      await file.datasync().finally(() => file.close())
    }),
  )
}
