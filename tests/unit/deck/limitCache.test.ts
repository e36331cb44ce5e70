import { access, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { limitCache } from '../../../scripts/deck/limitCache.ts'

async function cacheWith(files: Record<string, { bytes: number; used: number }>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'amphi-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, { bytes, used }] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), Buffer.alloc(bytes))
    await utimes(join(folder, name), used, used)
  }
  return folder
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

describe('limiting the cache', () => {
  const files = {
    'diagrams/ab/old.svg': { bytes: 400, used: 10 },
    'builds/cd/new.json': { bytes: 400, used: 30 },
    'outputs/ef/middle.bin': { bytes: 400, used: 20 },
    'chromium/153/chromium': { bytes: 5000, used: 1 },
  }

  it('removes what was not used for the longest time, and never the browser', async () => {
    const folder = await cacheWith(files)
    await limitCache(folder, 900)
    const left = await Promise.all(Object.keys(files).map((name) => isThere(join(folder, name))))
    expect(left).toEqual([false, true, true, true])
  })

  it('leaves a cache below the limit as it is, and one that is not there', async () => {
    const folder = await cacheWith(files)
    await limitCache(folder, 1200)
    expect(await isThere(join(folder, 'diagrams/ab/old.svg'))).toBe(true)
    await expect(limitCache(join(folder, 'none'))).resolves.toBeUndefined()
  })
})
