import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { AmphiRun } from '../support/amphi.ts'
import { runAmphi } from '../support/amphi.ts'
import { deckFolder } from '../support/deckFolder.ts'
import type { ServedDeck } from '../support/servedDeck.ts'
import { serveDev } from '../support/servedDeck.ts'

const plain = fileURLToPath(new URL('../fixtures/plain', import.meta.url))

describe('dev, on a deck outside the repository', () => {
  let folder: string
  let entry: string
  let dev: ServedDeck
  let browser: Browser
  let context: BrowserContext

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'amphi-dev-'))
    entry = join(folder, 'deck/slides.md')
    await cp(plain, join(folder, 'deck'), { recursive: true })
    browser = await launchBrowser()
    dev = await serveDev(entry, join(folder, 'cache'))
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    dev?.child.kill('SIGKILL')
    await dev?.ended
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('draws diagrams and sets their fonts itself, without Mermaid', async () => {
    const page = await context.newPage()
    const requests: string[] = []
    const refused: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.url())
    })
    await page.goto(`${dev.address}#/6`)
    await page.locator('.slidev-page-6 svg').getByText('greater?').waitFor()
    await page.evaluate(() => document.fonts.ready)
    expect(requests.filter((url) => /mermaid/i.test(url))).toEqual([])
    expect(requests.filter((url) => url.endsWith('.woff2')).length).toBeGreaterThan(0)
    expect(refused).toEqual([])
  })

  it('shows the presenter with its notes', async () => {
    const page = await context.newPage()
    await page.goto(`${dev.address}#/presenter/1`)
    await page.getByText('This sentence is for the speaker only.').first().waitFor()
    await page.locator('.slidev-page-1').getByText('Sorting out sorting').first().waitFor()
  })

  it('shows what is written meanwhile, a diagram included', async () => {
    const page = await context.newPage()
    await page.goto(`${dev.address}#/6`)
    await page.locator('.slidev-page-6 svg').getByText('greater?').waitFor()
    const text = await readFile(entry, 'utf8')
    await writeFile(entry, text.replace('# A diagram', '# A mended diagram').replace('greater?', 'smaller?'))
    await page.getByRole('heading', { name: 'A mended diagram' }).waitFor()
    await page.locator('.slidev-page-6 svg').getByText('smaller?').waitFor()
  })

  it('is reached from this machine alone', async () => {
    const own = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      // A link-local address is none without its interface.
      .filter(({ internal, scopeid }) => !internal && !scopeid)
      .map(({ address }) => address)
    expect(await reaches('127.0.0.1', dev.port)).toBe(true)
    for (const host of [...own, '127.0.0.2', '::1']) expect(await reaches(host, dev.port), host).toBe(false)
  })

  it('serves no file of the machine, and answers to no other name', async () => {
    const secret = join(folder, 'secret.txt')
    await writeFile(secret, 'secret')
    for (const path of [
      `/@fs${secret}`,
      '/@fs/etc/passwd',
      '/@fs/etc/passwd?raw',
      `/@fs${folder}/deck/../secret.txt?raw`,
    ]) {
      const { status, body } = await ask(dev.port, { path })
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(body, path).not.toMatch(/^secret|root:.*:0:0:/)
    }
    for (const host of ['evil.example', `evil.example:${dev.port}`])
      expect((await ask(dev.port, { headers: { host } })).status, host).toBe(403)
    expect((await ask(dev.port, {})).status).toBe(200)
  })

  it('lets its own pages write a slide, and no page from elsewhere', async () => {
    const before = await readFile(entry, 'utf8')
    const order = (origin: string) =>
      ask(dev.port, {
        path: '/__slidev/slides/2.json',
        method: 'POST',
        headers: { origin, 'content-type': 'text/plain' },
        body: JSON.stringify({ note: 'Written from elsewhere.' }),
      })
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1'])
      expect(await order(origin), origin).toEqual({ status: 403, body: '' })
    expect(await readFile(entry, 'utf8')).toBe(before)
    expect((await order(dev.address.slice(0, -1))).status).toBe(200)
    expect(await readFile(entry, 'utf8')).toContain('Written from elsewhere.')
  })

  it('offers no agent the deck to rewrite', async () => {
    const { body } = await ask(dev.port, { path: '/__mcp', method: 'POST', body: '{}' })
    expect(body).toContain('disabled')
  })

  it('leaves its port to whoever has it, and says what to do', async () => {
    const run = await runAmphi(['dev', entry, '--port', String(dev.port)])
    expect(run).toMatchObject({ exitCode: 1, stdout: '', orphans: [] })
    expect(run.stderr).toMatch(new RegExp(`Port ${dev.port} is taken\n  → .*--port ${dev.port + 1}`))
  })

  // The last one: it ends the server of the others.
  it('ends by Ctrl+C while windows are open, exit 0, and leaves no process', async () => {
    const page = await context.newPage()
    await page.goto(`${dev.address}#/6`)
    await page.locator('.slidev-page-6 svg').first().waitFor()
    dev.child.kill('SIGINT')
    const run: AmphiRun = await dev.ended
    expect(run).toMatchObject({ exitCode: 0, orphans: [] })
    expect(run.stderr).not.toMatch(/\berror\b/)
    expect(await reaches('127.0.0.1', dev.port)).toBe(false)
  })
})

describe('dev that cannot begin', () => {
  it('ends by Ctrl+C before it serves, exit 130', async () => {
    const folder = await deckFolder({
      'slides.md': '# One\n',
      // Read while the server is being set up.
      'vite.config.mjs': "process.kill(process.pid, 'SIGINT')\nexport default {}\n",
    })
    const run = await runAmphi(['dev', 'slides.md', '--port', '0'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 130, stdout: '', orphans: [] })
  })

  it('exits with 2 for a port that is none', async () => {
    const folder = await deckFolder({ 'slides.md': '# One\n' })
    const run = await runAmphi(['dev', 'slides.md', '--port', '70000'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 2, stdout: '', orphans: [] })
    expect(run.stderr).toContain('70000')
  })
})

interface Question {
  path?: string
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** With path and headers as they are: `fetch` would tidy them up. */
function ask(
  port: number,
  { body = '', ...question }: Question,
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, ...question }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode, body: text }))
    })
    asked.on('error', reject).end(body)
  })
}

/** Whether somebody answers there. */
function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
    socket.on('timeout', () => end(false))
  })
}
