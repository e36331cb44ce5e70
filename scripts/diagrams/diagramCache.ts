import { openContentStore } from '../deck/contentStore.ts'

export interface DiagramCache {
  /** The drawing kept under this key, if it is there and whole. */
  read(key: string): Promise<string | undefined>
  /** The drawing kept under this key, else the one that `draw` makes; two callers at once draw once. */
  readOrDraw(key: string, draw: () => Promise<string>): Promise<string>
}

/** Finished diagrams by key, in `diagrams/` of the cache directory. */
export function createDiagramCache(cacheDirectory: string): DiagramCache {
  const store = openContentStore(cacheDirectory, 'diagrams')
  const underway = new Map<string, Promise<string>>()

  const read = async (key: string): Promise<string | undefined> => (await store.read(key))?.toString()

  async function readOrMake(key: string, draw: () => Promise<string>): Promise<string> {
    const kept = await read(key)
    if (kept !== undefined) return kept
    const svg = await draw()
    await store.keep(key, svg)
    return svg
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
