import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What can be made again, by a key that names everything it depends on. */
export interface ContentStore {
  /** @returns undefined for what is not there, or is not whole */
  read: (key: string) => Promise<Buffer | undefined>
  /** Nothing is lost but time when the disk is full or the folder cannot be written: it never fails. */
  keep: (key: string, content: string | Uint8Array) => Promise<void>
}

/** What is kept, each in a folder of that name: the ending of its files. */
export const CONTENT_KINDS = { diagrams: 'svg', builds: 'json', outputs: 'bin' } as const

/**
 * One kind of content of the cache directory, one file each. Files appear by rename and carry the checksum of their
 * content: what was cut short, damaged or deleted is not there.
 */
export function openContentStore(cacheDirectory: string, kind: keyof typeof CONTENT_KINDS): ContentStore {
  const fileOf = (key: string) => join(cacheDirectory, kind, key.slice(0, 2), `${key}.${CONTENT_KINDS[kind]}`)
  return {
    async read(key) {
      const file = fileOf(key)
      const bytes = await readFile(file).catch(() => Buffer.alloc(0))
      const end = bytes.indexOf('\n')
      const content = bytes.subarray(end + 1)
      if (end < 0 || bytes.toString('latin1', 0, end) !== checksum(content)) return undefined
      // What was used last is evicted last.
      const now = new Date()
      await utimes(file, now, now).catch(() => undefined)
      return content
    },
    async keep(key, content) {
      const file = fileOf(key)
      const staged = `${file}.${randomUUID()}`
      try {
        await mkdir(dirname(file), { recursive: true })
        await writeFile(staged, Buffer.concat([Buffer.from(`${checksum(content)}\n`), Buffer.from(content)]))
        await rename(staged, file)
      } catch {
        await rm(staged, { force: true }).catch(() => undefined)
      }
    },
  }
}

function checksum(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
