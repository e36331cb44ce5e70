import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { outputStore } from './buildRecord.ts'
import { lockOutput } from './lock.ts'
import type { Manifest } from './manifest.ts'
import { assertOurs } from './ownership.ts'
import { recover } from './recover.ts'
import { openStaging } from './staging.ts'

/**
 * Writes a whole output again from what the cache has kept of it, as a build publishes.
 *
 * @returns false when something of it is not in the cache; nothing has changed then
 * @throws {AmphiError} as a build does, when the output is not ours or cannot be written
 */
export async function restoreOutput(
  { out, manifest }: { out: string; manifest: Manifest },
  signal: AbortSignal,
): Promise<boolean> {
  await using cleanup = new AsyncDisposableStack()
  await assertOurs(out)
  cleanup.use(await lockOutput(out, { signal }))
  await recover(out)
  const staging = cleanup.adopt(await openStaging(out, { signal }), (opened) => opened.discard())
  const store = outputStore()
  for (const { path, sha256 } of manifest.outputs) {
    const bytes = await store.read(sha256)
    if (bytes === undefined) return false
    const file = join(staging.dir, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
  await staging.publish(manifest)
  return true
}
