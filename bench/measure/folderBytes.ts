import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes of files and folders, folders with everything in them; what does not exist has none. */
export async function bytesOf(paths: readonly string[]): Promise<number> {
  let total = 0
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile()) total += found.size
    if (!found?.isDirectory()) continue
    for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) total += (await stat(join(entry.parentPath, entry.name))).size
  }
  return total
}
