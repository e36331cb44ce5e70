import { mkdir, rename, rm } from 'node:fs/promises'

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
