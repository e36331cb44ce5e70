import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openRunFolder } from '../../../scripts/render/runFolder.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amphi-run-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('the temporary folder of a browser', () => {
  it('is where temporary files go while the browser starts, and not before or after', async () => {
    const base = temporaryFolder()
    const before = tmpdir()
    const folder = await openRunFolder(base)
    expect(tmpdir()).toBe(before)
    expect(await folder.within(async () => tmpdir())).toBe(folder.path)
    await expect(folder.within(() => Promise.reject(new Error('no browser')))).rejects.toThrow('no browser')
    expect(tmpdir()).toBe(before)
    await folder.remove()
    expect(readdirSync(base)).toEqual([])
  })

  it('removes those of processes that were killed, and no other', async () => {
    const base = temporaryFolder()
    const alive = await openRunFolder(base)
    const others = ['amphi-browser-notes', 'playwright-artifacts-1', '2147483646-7-ab']
    for (const name of ['amphi-browser-2147483646-7-ab', ...others])
      await mkdir(join(base, name, 'deep'), { recursive: true })
    const next = await openRunFolder(base)
    const expected = [...others, ...[alive, next].map(({ path }) => path.slice(base.length + 1))]
    expect(readdirSync(base).sort()).toEqual(expected.sort())
  })
})
