import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The operations that change what stands on disk around a swap. Named, so that a test can cut the power at each one. */
export interface Disk {
  /** Creates one folder; its parent exists. */
  mkdir: (path: string) => Promise<void>
  rename: (from: string, to: string) => Promise<void>
  /** Removes a folder and all it holds. */
  remove: (path: string) => Promise<void>
}

export const nodeDisk: Disk = {
  mkdir: async (path) => {
    await mkdir(path)
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
}

/** The code of a file system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
}

/**
 * Creates a folder and what is missing above it. Step by step: `mkdir` with `recursive` never returns where the system has
 * no file to offer, as under /proc.
 *
 * @returns the folders that it had to create, the deepest first
 */
export async function createPath(folder: string): Promise<string[]> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return []
  const above = dirname(folder) === folder ? [] : await createPath(dirname(folder))
  try {
    await mkdir(folder)
    return [folder, ...above]
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return above
  }
}
