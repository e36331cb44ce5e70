import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { findChromium, launchBrowser } from '../../scripts/render/browser.ts'

/** Browser processes that this process has started. */
function ownBrowsers(): string[] {
  const rows = execFileSync('ps', ['-eo', 'ppid=,pid=,args='], { encoding: 'utf8' }).split('\n')
  return rows.filter(
    (row) => Number(row.trim().split(/\s+/)[0]) === process.pid && row.includes('--remote-debugging-pipe'),
  )
}

describe.skipIf(process.platform === 'win32')('the browser', () => {
  it('is gone when the signal aborts, even from a page that never answers', async () => {
    const controller = new AbortController()
    const browser = await launchBrowser({ signal: controller.signal })
    expect(ownBrowsers()).toHaveLength(1)
    const page = await browser.newPage()
    const stuck = page.evaluate(() => {
      for (;;) document.title = 'busy'
    })
    const failed = expect(stuck).rejects.toThrow()
    controller.abort()
    await failed
    await vi.waitFor(() => expect(ownBrowsers()).toEqual([]), { timeout: 10_000 })
  })

  it('is not started for a signal that has aborted', async () => {
    await expect(launchBrowser({ signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
      'stopped',
    )
    expect(ownBrowsers()).toEqual([])
  })
})

describe('finding a Chromium', () => {
  it('takes the one that AMPHI_CHROMIUM names, and no other', async () => {
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('AMPHI_CHROMIUM', process.execPath)
    expect(await findChromium()).toMatchObject({ executablePath: process.execPath, source: 'AMPHI_CHROMIUM' })
    await expect(launchBrowser()).rejects.toMatchObject({
      hint: expect.stringContaining('AMPHI_CHROMIUM') as string,
    })
    vi.stubEnv('AMPHI_CHROMIUM', '/nowhere/chromium')
    await expect(findChromium()).rejects.toMatchObject({
      message: expect.stringContaining('/nowhere/chromium') as string,
      exitCode: 2,
    })
  })

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'unpacks the pinned one once for two who ask at once, and again when a part is missing',
    async () => {
      const cache = mkdtempSync(join(tmpdir(), 'amphi-test-'))
      onTestFinished(() => {
        vi.unstubAllEnvs()
        rmSync(cache, { recursive: true })
      })
      vi.stubEnv('AMPHI_CACHE', cache)
      vi.stubEnv('AMPHI_CHROMIUM', '')
      const [one, two] = await Promise.all([findChromium(), findChromium()])
      expect(one).toMatchObject({
        source: 'pinned',
        executablePath: expect.stringContaining(cache) as string,
      })
      expect(two).toEqual(one)
      rmSync(one.executablePath)
      expect(await findChromium()).toEqual(one)
      const version = execFileSync(one.executablePath, ['--version'], {
        encoding: 'utf8',
        env: { ...process.env, ...one.env },
      })
      expect(version).toContain('Chromium')
    },
  )
})
