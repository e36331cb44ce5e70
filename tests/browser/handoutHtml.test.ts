import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readPdf } from '../../scripts/pdf/readPdf.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const decks = { lecture: inject('lecture'), plain: inject('plain') }
const names = ['lecture', 'plain'] as const

let browser: Browser
let axe: string
beforeAll(async () => {
  browser = await launchBrowser()
  axe = await readFile(axePath, 'utf8')
})
afterAll(() => browser.close())

function fileOf(name: keyof typeof decks): string {
  return join(decks[name].out, 'site/handout.html')
}

async function open(name: keyof typeof decks, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
  const page = await context.newPage()
  await page.goto(pathToFileURL(fileOf(name)).href)
  return page
}

describe.each(names)('handout.html of the deck "%s"', (name) => {
  it.each([
    { width: 360, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)(
    'breaks no rule of axe at $width px in the $colorScheme theme',
    async ({ width, colorScheme }) => {
      // axe is a script, and the document's own policy allows none.
      const page = await open(name, { viewport: { width, height: 740 }, colorScheme, bypassCSP: true })
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        return (await checker.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      })
      await page.context().close()
      expect(violations).toEqual([])
    },
  )

  it('is valid HTML', async () => {
    const checker = new HtmlValidate({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    })
    const report = await checker.validateFile(fileOf(name))
    const messages = report.results.flatMap((result) => result.messages)
    expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)).toEqual([])
  })

  it('holds no script, no event handler, no trace of the deck’s machinery', async () => {
    const source = await readFile(fileOf(name), 'utf8')
    expect(source).not.toMatch(/<script|<!--|\sdata-v-|\sv-|contenteditable|127\.0\.0\.1/i)
    const page = await open(name)
    const handlers = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter((attribute) => /^on/.test(attribute.name)).map((at) => at.name),
      ),
    )
    await page.context().close()
    expect(handlers).toEqual([])
  })

  it('asks for nothing but the remote images that its deck names', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const asked: string[] = []
    await context.route('**/*', (route) => {
      const url = route.request().url()
      asked.push(url)
      return url.startsWith('file:') ? route.continue() : route.abort()
    })
    await page.goto(pathToFileURL(fileOf(name)).href)
    await context.close()
    const beside = asked.filter((url) => !/^(?:file|data):/.test(url))
    expect(beside).toEqual(name === 'plain' ? ['https://images.invalid/cat.png'] : [])
  })

  it('never scrolls sideways on a phone and keeps its text at 16 px, that of drawings at 12 px', async () => {
    const page = await open(name)
    const found = await page.evaluate(() => {
      const small: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement
        if (!parent || !node.textContent?.trim() || parent.closest('sup, sub, small, math, code, details'))
          continue
        const drawing = parent.closest('.drawing')
        const box = drawing?.getBoundingClientRect()
        const scale = box && drawing instanceof HTMLElement ? box.width / drawing.offsetWidth : 1
        const svg = parent.closest('svg')
        const inner = svg?.viewBox.baseVal.width ? svg.clientWidth / svg.viewBox.baseVal.width : 1
        const size = Number.parseFloat(getComputedStyle(parent).fontSize) * scale * inner
        // What only a screen reader hears is a box of a pixel.
        if (parent.getBoundingClientRect().width <= 2) continue
        if (size < (drawing ? 11.95 : 16)) small.push(`${size} ${node.textContent}`)
      }
      return { width: document.documentElement.scrollWidth, small }
    })
    await page.context().close()
    expect(found).toEqual({ width: 360, small: [] })
  })

  it('leads every internal link to its target and names where an external one goes', async () => {
    const page = await open(name, { javaScriptEnabled: true })
    const wrong = await page.evaluate(() =>
      [...document.querySelectorAll('a')]
        .filter((link) => {
          const href = link.getAttribute('href') ?? ''
          if (href.startsWith('#')) return document.getElementById(href.slice(1)) === null
          return /^https?:/.test(href) && link.rel !== 'external noreferrer'
        })
        .map((link) => link.outerHTML),
    )
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))
    await page.context().close()
    expect(wrong).toEqual([])
    expect(ids).toHaveLength(new Set(ids).size)
  })

  it('gives every stop of a gradient its colour', async () => {
    const page = await open(name)
    const black = await page.evaluate(() =>
      [...document.querySelectorAll('stop')].filter(
        (stop) => getComputedStyle(stop).stopColor === 'rgb(0, 0, 0)',
      ),
    )
    await page.context().close()
    expect(black).toHaveLength(0)
  })

  it('says of every slide what the printed handout says, no more and no less', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const printed = await context.newPage()
    await printed.goto(
      `${pathToFileURL(join(decks[name].out, 'speaker/deck.html')).href}?print#/amphi/handout`,
    )
    await printed.waitForFunction(() => document.documentElement.dataset['amphiReady'] === 'handout')
    const source = await printed.evaluate(readTexts, {
      slide: '[data-slide]',
      skip: '.amphi-handout-number, .amphi-handout-lines',
    })
    const twin = await context.newPage()
    await twin.goto(pathToFileURL(fileOf(name)).href)
    const written = await twin.evaluate(readTexts, { slide: '.slide', skip: '.card .no' })
    await context.close()
    expect(written).toHaveLength(source.length)
    const differences = source.flatMap((texts, index) => {
      const others = written[index] ?? []
      const [here, there] = [texts.join(''), others.join('')]
      return [
        ...texts.filter((text) => !there.includes(text)).map((text) => `${index + 1} lacks ${text}`),
        ...others.filter((text) => !here.includes(text)).map((text) => `${index + 1} adds ${text}`),
      ]
    })
    expect(differences).toEqual([])
  })

  it('holds no word that the PDF does not', async () => {
    const pdf = await readPdf(await readFile(join(decks[name].out, 'site/handout.pdf')), async (document) => {
      const pages = Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1))
      const texts = await Promise.all(pages.map(async (page) => (await (await page).getTextContent()).items))
      return texts
        .flat()
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
    })
    const page = await open(name, { viewport: { width: 1280, height: 740 } })
    const text = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.card, .prose')].map((part) => part.innerText).join(' '),
    )
    await page.context().close()
    const plain = (value: string): string => value.normalize('NFKC').replace(/[\s\u00ad\u200b]/g, '')
    const all = plain(pdf)
    const words = [...new Set(text.match(/\p{L}{2,}/gu))]
    expect(words.length).toBeGreaterThan(20)
    expect(words.filter((word) => !all.includes(plain(word)))).toEqual([])
  })
})

/** Texts of each slide without white space. Runs in the page. Formulas and what is not shown are left out. */
function readTexts({ slide, skip }: { slide: string; skip: string }): string[][] {
  return [...document.querySelectorAll(slide)].map((root) => {
    const found: string[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.replace(/[\s\u00ad\u200b]+/g, '')
      if (!parent || !text || parent.closest(`style, title, .katex, math, .slidev-code-copy, ${skip}`))
        continue
      if (parent.closest('[aria-hidden=true]') && !parent.closest('[role=img], .drawing')) continue
      if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      found.push(text)
    }
    return found
  })
}
