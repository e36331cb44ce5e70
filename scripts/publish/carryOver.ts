import { constants } from 'node:fs'
import { copyFile, cp, lstat, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AmphiError } from '../errors.ts'
import { errorCode } from './disk.ts'
import type { Manifest } from './manifest.ts'
import { MANIFEST_NAME, listFiles } from './manifest.ts'

interface CarryRequest {
  /** The output as it stands. */
  out: string
  /** Its manifest. */
  previous: Manifest
  /** The next output, being staged. */
  fresh: string
}

/**
 * Brings the outputs at or below the paths of `keep` into the next output. They are copied and not linked: a stage that
 * writes over a linked file would change the output that readers still see.
 */
export async function carryKept(
  { out, previous, fresh }: CarryRequest,
  keep: readonly string[],
): Promise<void> {
  const isKept = (path: string) => keep.some((kept) => path === kept || path.startsWith(`${kept}/`))
  for (const { path } of previous.outputs) {
    if (!isKept(path)) continue
    await mkdir(dirname(join(fresh, path)), { recursive: true })
    await copyFile(join(out, path), join(fresh, path), constants.COPYFILE_FICLONE).catch((error: unknown) => {
      // Removed by hand since: there is nothing to keep.
      if (errorCode(error) !== 'ENOENT') throw error
    })
  }
}

/**
 * Brings along what the lecturer put into the output folder, such as a CNAME or a `.git`: files that the last manifest
 * does not name.
 *
 * @throws {AmphiError} when one of them stands where the next output has a file of its own
 */
export async function carryForeign({ out, previous, fresh }: CarryRequest): Promise<void> {
  const ours = new Set([MANIFEST_NAME, ...previous.outputs.map(({ path }) => path)])
  for (const path of await listFiles(out)) {
    if (ours.has(path)) continue
    const target = join(fresh, path)
    if ((await lstat(target).catch(() => undefined)) !== undefined) {
      throw new AmphiError(`The output would overwrite ${join(out, path)}, which Amphi did not write`, {
        hint: 'Move or rename it, then build again.',
      })
    }
    await mkdir(dirname(target), { recursive: true })
    await cp(join(out, path), target, { verbatimSymlinks: true, preserveTimestamps: true })
  }
}
