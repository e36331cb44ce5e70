import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CONTENT_KINDS } from './contentStore.ts'

/** Enough for some thousand diagrams and for the last outputs of some twenty lectures. */
const LIMIT_BYTES = 500_000_000
/** What `contentStore` keeps, and the code that Node has compiled. The browser's own folders are none of these. */
const FOLDERS = [...Object.keys(CONTENT_KINDS), 'compiled']

/**
 * Removes what was not used for the longest time, until what is left is below the limit.
 * @param limit bytes
 */
export async function limitCache(cacheDirectory: string, limit: number = LIMIT_BYTES): Promise<void> {
  const files = (await Promise.all(FOLDERS.map((folder) => listFiles(join(cacheDirectory, folder))))).flat()
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { path, bytes } of files.sort((a, b) => a.used - b.used)) {
    if (total <= limit) return
    // Two builds may remove the same file, and a read-only cache keeps it.
    await rm(path, { force: true }).catch(() => undefined)
    total -= bytes
  }
}

async function listFiles(folder: string): Promise<{ path: string; bytes: number; used: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        const facts = await stat(path).catch(() => undefined)
        return facts && { path, bytes: facts.size, used: facts.mtimeMs }
      }),
  )
  return found.filter((file) => file !== undefined)
}
