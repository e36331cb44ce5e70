import { readFile, readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sirv from 'sirv'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { splitHandoutProse } from '../../addon/setup/handoutProse.ts'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'

const { entry, out } = inject('lecture')
const SUBFOLDER = '/cours/2026/virtualisation/'

let browser: Browser
let deck: Deck
let origin: string
const serve = sirv(join(out, 'site'))
const server = createServer((request, response) => {
  if (!request.url?.startsWith(SUBFOLDER)) return response.writeHead(404).end()
  request.url = request.url.slice(SUBFOLDER.length - 1)
  return serve(request, response, () => void response.writeHead(404).end())
})

beforeAll(async () => {
  browser = await launchBrowser()
  deck = (await readDeck(entry, new AbortController().signal)).deck
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  server.close()
})

describe('the site, in a subfolder of a static server', () => {
  it('shows every slide without a console error and asks for nothing outside its folder', async () => {
    const page = await browser.newPage()
    const complaints: string[] = []
    const urls: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => !/wake lock/i.test(error.message) && complaints.push(error.message))
    page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`))
    page.on(
      'response',
      (response) => response.status() >= 400 && complaints.push(`${response.url()} ${response.status()}`),
    )
    page.on('request', (request) => urls.push(request.url()))
    await page.goto(`${origin}${SUBFOLDER}`)
    for (const { no } of deck.slides) {
      await page.evaluate((target) => (location.hash = `#/${target}`), no)
      await page.locator(`.slidev-page-${no} .slidev-layout`).waitFor()
    }
    await page.waitForLoadState('networkidle')
    await page.close()
    expect(complaints).toEqual([])
    expect(urls.length).toBeGreaterThan(5)
    expect(
      urls.filter(
        (url) =>
          !url.startsWith(`${origin}${SUBFOLDER}`) && !url.startsWith('data:') && !url.startsWith('blob:'),
      ),
    ).toEqual([])
  })

  it('links to its PDFs and to the handout for screens in plain sight on the first slide', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(`${origin}${SUBFOLDER}`)
    const links = page.locator('.amphi-first-links a')
    await links.first().waitFor()
    for (const link of await links.all()) {
      expect(await link.isVisible()).toBe(true)
      const href = await link.evaluate((element: HTMLAnchorElement) => element.href)
      const response = await page.request.get(href)
      expect(response.headers()['content-type']).toMatch(/^(?:application\/pdf|text\/html)/)
    }
    expect(await links.count()).toBe(4)
    await page.close()
  })

  it('has no presenter', async () => {
    const page = await browser.newPage()
    await page.goto(`${origin}${SUBFOLDER}#/presenter/1`)
    await page.getByText('404').first().waitFor()
    await page.close()
  })

  it('holds nothing that is for the build: no named route, no data file', async () => {
    const files = await readdir(join(out, 'site'), { recursive: true })
    const scripts = files.filter((file) => /\.(?:html|js)$/.test(file))
    const site = (await Promise.all(scripts.map((file) => readFile(join(out, 'site', file), 'utf8')))).join(
      '\n',
    )
    const forTheBuild = ['data/quiz.json', 'Une seule séance']
    expect(forTheBuild.filter((text) => site.includes(text))).toEqual([])
    expect(files.filter((file) => file.includes('notes'))).toEqual([])
    // What slides read is there.
    expect(site.includes('Comprendre')).toBe(true)
  })

  it('holds no sentence of a note and, outside the handout, no prose of it', async () => {
    const files = await readdir(join(out, 'site'), { recursive: true })
    const readable = files.filter(
      (file) => /\.(?:html|js|css|json|svg)$/.test(file) && file !== 'handout.html',
    )
    const site = (await Promise.all(readable.map((file) => readFile(join(out, 'site', file), 'utf8'))))
      .map(normalized)
      .join('\n')
    // A note may quote what stands on its slide: the question to the room, the words of a figure or of the glossary.
    const onSlides = deck.slides.map(({ content }) => splitHandoutProse(content).slide)
    const shown = normalized([...onSlides, ...(await wordsOfFigures())].join(' '))
    const secrets = deck.slides
      .flatMap(({ note, content }) => [
        ...sentences(note),
        ...sentences(splitHandoutProse(content).prose ?? ''),
      ])
      .filter((sentence) => !shown.includes(sentence))
    expect(secrets.length).toBeGreaterThan(deck.slides.length)
    expect(secrets.filter((sentence) => site.includes(sentence))).toEqual([])
    // The check can fail: the speaker's edition holds them.
    const speaker = normalized(await readFile(join(out, 'speaker/deck.html'), 'utf8'))
    const known = deck.slides.flatMap(({ note }) => sentences(note))
    expect(known.filter((sentence) => speaker.includes(sentence)).length).toBeGreaterThan(0.8 * known.length)
  })
})

async function wordsOfFigures(): Promise<string[]> {
  const files = await Promise.all(
    ['components', 'data'].map(async (folder) => {
      const names = await readdir(join(deck.root, folder), { recursive: true })
      return names
        .filter((name) => /\.(?:vue|ts|json)$/.test(name))
        .map((name) => join(deck.root, folder, name))
    }),
  )
  return await Promise.all(files.flat().map((file) => readFile(file, 'utf8')))
}

/** Sentences long enough to be nobody else's, without Markdown. */
function sentences(markdown: string): string[] {
  return markdown
    .replace(/\[click(?::\d+)?\]/g, '\n')
    .replace(/<[^>]+>/g, '\n')
    .split(/[.!?\n*_`«»()[\]]+/)
    .map(normalized)
    .filter((sentence) => sentence.split(' ').length >= 6)
}

function normalized(text: string): string {
  return decoded(text).replaceAll("\\'", "'").replaceAll('&#39;', "'").replace(/\s+/g, ' ').trim()
}

/** What a minifier writes as an escape, spaces that do not break above all. */
function decoded(text: string): string {
  return text
    .replace(/\\x([\da-f]{2})|\\u([\da-f]{4})/gi, (_, short: string | undefined, long: string | undefined) =>
      String.fromCharCode(Number.parseInt(short ?? long ?? '20', 16)),
    )
    .replaceAll('&nbsp;', ' ')
}
