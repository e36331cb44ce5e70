import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { browserOnDemand, findChromium, launchBrowser } from '../../scripts/render/browser.ts'
import { createBrowserWatch } from '../../scripts/render/browserWatch.ts'

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

describe.skipIf(process.platform === 'win32')('a browser that fails', () => {
  async function watched() {
    const watch = createBrowserWatch({ askEveryMs: 50 })
    const browser = await launchBrowser({ watch })
    onTestFinished(() => watch.end(browser))
    const page = await browser.newPage()
    return { watch, browser, page, pid: Number(ownBrowsers()[0]?.trim().split(/\s+/)[1]) }
  }

  it('is told from a deck that is wrong when it crashes', async () => {
    const { watch, page, pid } = await watched()
    const work = watch.over(page.evaluate(() => new Promise(() => undefined)))
    process.kill(pid, 'SIGKILL')
    await expect(work).rejects.toMatchObject({
      name: 'AmphiError',
      message: 'The browser ended before its work was done',
      hint: expect.stringContaining('Run the command again') as string,
    })
  })

  it('is killed when it stops answering, and whoever waits for it is told so', async () => {
    const { watch, page, pid } = await watched()
    const work = watch.over(
      page.evaluate(() => 1 + 1).then(() => page.evaluate(() => new Promise(() => undefined))),
    )
    process.kill(pid, 'SIGSTOP')
    await expect(work).rejects.toThrow('The browser stopped answering')
    expect(ownBrowsers()).toEqual([])
  })

  it('is killed when a page stops answering', async () => {
    const { watch, page } = await watched()
    const work = watch.over(
      page.evaluate(() => {
        for (;;) document.title = 'busy'
      }),
    )
    await expect(work).rejects.toThrow('A page of the browser stopped answering')
  })

  it('is told from a deck that is wrong when a page of it crashes', async () => {
    const { watch, page } = await watched()
    const crash = page.goto('chrome://crash').catch(() => undefined)
    await expect(watch.over(page.evaluate(() => new Promise(() => undefined)))).rejects.toThrow(
      'A page of the browser crashed',
    )
    await crash
  })

  it('obeys an interruption even when it is stopped', async () => {
    const interruption = new AbortController()
    const { signal } = interruption
    const watch = createBrowserWatch({ signal, askEveryMs: 50 })
    const browser = await launchBrowser({ signal, watch })
    process.kill(Number(ownBrowsers()[0]?.trim().split(/\s+/)[1]), 'SIGSTOP')
    const ended = once(browser as never, 'disconnected')
    interruption.abort(new Error('stop'))
    await ended
    expect(ownBrowsers()).toEqual([])
  })

  it('leaves an error of the deck as it is', async () => {
    const { watch, page } = await watched()
    const wrong = page.evaluate(() => {
      throw new Error('out of order')
    })
    await expect(watch.over(wrong)).rejects.toThrow('out of order')
  })

  it('is started again for whoever needs one on demand', async () => {
    const interruption = new AbortController()
    onTestFinished(() => interruption.abort())
    const demand = browserOnDemand({ signal: interruption.signal })
    const [one, same] = await Promise.all([demand(), demand()])
    expect(same).toBe(one)
    const ended = once(one as never, 'disconnected')
    process.kill(Number(ownBrowsers()[0]?.trim().split(/\s+/)[1]), 'SIGKILL')
    await ended
    const other = await demand()
    expect(other).not.toBe(one)
    expect(await demand()).toBe(other)
  })

  it('leaves no temporary folder', async () => {
    const own = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`amphi-browser-${process.pid}-`))
    // Those of the tests before may still be on their way out.
    await vi.waitFor(() => expect(own()).toEqual([]), { timeout: 20_000 })
    const watch = createBrowserWatch()
    const browser = await launchBrowser({ watch })
    expect(own()).toHaveLength(1)
    await watch.end(browser)
    await vi.waitFor(() => expect(own()).toEqual([]), { timeout: 20_000 })
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
      // As long as it was, and not what it was.
      writeFileSync(one.executablePath, Buffer.alloc(statSync(one.executablePath).size))
      mkdirSync(`${dirname(one.executablePath)}.unpacking-2147483646-7-ab`)
      expect(await findChromium()).toEqual(one)
      expect(readdirSync(join(cache, 'chromium'))).toEqual([basename(dirname(one.executablePath))])
      const version = execFileSync(one.executablePath, ['--version'], {
        encoding: 'utf8',
        env: { ...process.env, ...one.env },
      })
      expect(version).toContain('Chromium')
    },
    180_000,
  )
})
