import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface DiagramCache {
  /** The drawing kept under this key, if it is there and whole. */
  read(key: string): Promise<string | undefined>
  /** The drawing kept under this key, else the one that `draw` makes; two callers at once draw once. */
  readOrDraw(key: string, draw: () => Promise<string>): Promise<string>
}

/**
 * Finished diagrams by key, one file each, in `diagrams/` of the cache directory. Files appear by rename and carry
 * the checksum of their content: what was cut short, damaged or deleted is drawn again.
 */
export function createDiagramCache(cacheDirectory: string): DiagramCache {
  const underway = new Map<string, Promise<string>>()

  async function read(key: string): Promise<string | undefined> {
    const text = await readFile(fileOf(key), 'utf8').catch(() => '')
    const svg = text.slice(text.indexOf('\n') + 1)
    return text.startsWith(`${checksum(svg)}\n`) ? svg : undefined
  }

  // Nothing is lost but time when the disk is full or the folder has gone: a cache never fails a build.
  async function keep(key: string, svg: string): Promise<void> {
    const file = fileOf(key)
    const staged = `${file}.${randomUUID()}`
    try {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(staged, `${checksum(svg)}\n${svg}`)
      await rename(staged, file)
    } catch {
      await rm(staged, { force: true }).catch(() => undefined)
    }
  }

  async function readOrMake(key: string, draw: () => Promise<string>): Promise<string> {
    const kept = await read(key)
    if (kept !== undefined) return kept
    const svg = await draw()
    await keep(key, svg)
    return svg
  }

  function fileOf(key: string): string {
    return join(cacheDirectory, 'diagrams', key.slice(0, 2), `${key}.svg`)
  }

  return {
    read,
    readOrDraw(key, draw) {
      let pending = underway.get(key)
      if (!pending) {
        pending = readOrMake(key, draw).finally(() => underway.delete(key))
        underway.set(key, pending)
      }
      return pending
    },
  }
}

function checksum(svg: string): string {
  return createHash('sha256').update(svg).digest('hex')
}
