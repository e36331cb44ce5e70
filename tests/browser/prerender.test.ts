import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { prerender } from '../../scripts/prerender.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { createBrowserWatch } from '../../scripts/render/browserWatch.ts'
import { followedRules } from '../../scripts/render/followedRules.ts'
import { takeFirstSlide } from '../../scripts/render/takeFirstSlide.ts'

let browser: Browser
let dir: string
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'amphi-prerender-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

/** A page at an address. @param files by their end, such as `.css` */
async function open(html: string, files: Record<string, string> = {}): Promise<Page> {
  const page = await browser.newPage()
  await page.route('http://site.invalid/**', (route) => {
    const [end, body] = Object.entries(files).find(([name]) => route.request().url().endsWith(name)) ?? []
    return route.fulfill({ contentType: end === '.css' ? 'text/css' : 'text/html', body: body ?? html })
  })
  await page.goto('http://site.invalid/course/')
  return page
}

/** What Slidev mounts, around the content of its first slide. */
const mounted = (content: string) =>
  `<div id="page-root"><div id="slide-container"><div id="slide-content" style="width:980px;height:552px;--slidev-slide-scale:1"><div id="slideshow"><div data-slidev-no="1">${content}</div><!----><div data-slidev-no="2"><p>Next</p></div></div></div><button>Controls</button></div></div>`

/** A site that a script draws. @returns its page before and after */
async function prerendered(
  content: string,
  { script = '' } = {},
): Promise<{ before: string; after: string }> {
  const before =
    '<!DOCTYPE html><html><head><script type="module" src="./assets/main.js"></script><link rel="stylesheet" href="./assets/main.css"></head><body><div id="app"></div></body></html>'
  await mkdir(join(dir, 'assets'))
  await writeFile(join(dir, 'index.html'), before)
  await writeFile(
    join(dir, 'assets/main.css'),
    'body{margin:0}#slide-content{position:absolute;top:50%;left:50%;transform:translate(-50%,-50%) scale(var(--slidev-slide-scale));background:#eef}button{display:none}[data-slidev-no="2"]{display:none}',
  )
  await writeFile(
    join(dir, 'assets/main.js'),
    `const root = document.documentElement
    root.classList.add('light')
    root.style.setProperty('--slidev-slide-scale', String(Math.min(innerWidth / 980, innerHeight / 552)))
    document.querySelector('#app').innerHTML = ${JSON.stringify(mounted(content).replace('--slidev-slide-scale:1', ''))}
    ${script}`,
  )
  const { signal } = new AbortController()
  await prerender({ browser, watch: createBrowserWatch(), dir, allowsRemote: false, signal })
  return { before, after: await readFile(join(dir, 'index.html'), 'utf8') }
}

describe('the page of the site', () => {
  it('gets the first slide, and nothing of the others nor of the controls', async () => {
    const { after } = await prerendered('<h1>Title</h1>')
    expect(after).toContain('<div data-slidev-no="1"><h1>Title</h1></div>')
    expect(after).toContain('<html class="light">')
    expect(after).not.toMatch(/Next|Controls|<!---->/)
  })

  it.each([
    ['holds what markup cannot say', '<h1>Title</h1><canvas></canvas>', ''],
    ['is large', `<h1>Title</h1><p>${'word '.repeat(25_000)}</p>`, ''],
    ['never ends to load', '<h1>Title</h1>', `setInterval(() => fetch('./assets/main.css'), 100)`],
    [
      'looks unlike its markup',
      '<h1>Title</h1>',
      `const sheet = new CSSStyleSheet()
      sheet.replaceSync('h1 { color: red }')
      document.adoptedStyleSheets = [sheet]`,
    ],
    [
      'looks unlike it in the dark alone',
      '<h1>Title</h1>',
      `if (matchMedia('(prefers-color-scheme: dark)').matches) document.querySelector('h1').textContent = 'Night'`,
    ],
  ])('stays as it is where the slide %s', async (_, content, script) => {
    const { before, after } = await prerendered(content, { script })
    expect(after).toBe(before)
  })
})

describe('the first slide', () => {
  async function take(content: string, around = '') {
    const page = await open(`<body style="--a:1"><div id="app">${mounted(content)}</div>${around}</body>`)
    await page.evaluate(() => {
      const field = document.querySelector('input')
      if (field) field.value = '7'
    })
    const taken = await page.evaluate(takeFirstSlide)
    await page.close()
    return taken
  }

  it('is taken with the size of its canvas and the variables of the body', async () => {
    const taken = await take('<h1>Title</h1>')
    expect(taken).toMatchObject({ bodyStyle: '--a:1', canvas: { width: 980, height: 552 } })
    expect(taken?.html).not.toContain('--slidev-slide-scale')
  })

  it('says what stands in its fields', async () => {
    expect((await take('<input type="number">'))?.html).toContain('<input type="number" value="7">')
  })

  it('brings the drawings that it names, and no other', async () => {
    const shared = '<svg><pattern id="dots"></pattern></svg><svg><pattern id="other"></pattern></svg>'
    const taken = await take('<svg><rect fill="url(#dots)"></rect></svg>', shared)
    expect(taken?.html).toContain('<pattern id="dots">')
    expect(taken?.html).not.toContain('other')
  })

  it('keeps the style of a drawing within it, once', async () => {
    const page = await open(
      `<style>:root { --a: red; --b: red }</style><div id="app">${mounted('<svg id="d"><style>#d rect { fill: var(--a) }</style><rect></rect></svg>')}</div>`,
    )
    const taken = await page.evaluate(takeFirstSlide)
    expect(taken?.html).toContain('<style>#d rect { fill: var(--a) }</style>')
    expect(await page.evaluate(followedRules, ['light'])).toBe(':root { --a: red; }')
    await page.close()
  })

  it.each(['<iframe></iframe>', '<video></video>', '<div><template shadowrootmode="open"></template></div>'])(
    'is not taken with %s',
    async (content) => {
      expect(await take(content)).toBeUndefined()
    },
  )
})

describe('the rules that a page follows', () => {
  async function follow(css: string, body: string, themes = ['light']): Promise<string> {
    const page = await open(`<style>${css}</style><body>${body}</body>`)
    const rules = await page.evaluate(followedRules, themes)
    await page.close()
    return rules.replace(/\s+/g, ' ')
  }

  it.each([
    ['of its elements alone', 'p { color: red } ul { color: blue }', 'p { color: red; }'],
    ['of those members of a list that one follows', 'p, ul, p:is(.a, .b) { top: 0px }', 'p { top: 0px; }'],
    [
      'of what stands before an element',
      'p::before { content: "x" } ul::before { top: 0 }',
      'p::before { content: "x"; }',
    ],
    ['of any pseudo-element', '::marker { color: red }', '::marker { color: red; }'],
    ['of no pointer', 'p:hover { color: red }', ''],
    [
      'within conditions',
      '@media (width > 1px) { p { top: 0px } ul { top: 0px } }',
      '@media (width > 1px) {p { top: 0px; }}',
    ],
    [
      'within layers, in their order',
      '@layer a, b; @layer b { p { top: 0px } }',
      '@layer a, b; @layer b {p { top: 0px; }}',
    ],
    [
      'that cannot be tried without their pseudo-element',
      'p::cue(:is(b)) { top: 0px }',
      'p::cue(:is(b)) { top: 0px; }',
    ],
    ['but not of paper', '@media print { p { top: 0px } }', ''],
    [
      'with the variables that are read',
      ':root { --a: 1px; --b: var(--c); --c: 2px } p { top: var(--a) }',
      ':root { --a: 1px; } p { top: var(--a); }',
    ],
    [
      'with the animations that are named',
      '@keyframes coming { 0% { top: 0px } } @keyframes going { 0% { top: 0px } } p { animation-name: coming }',
      '@keyframes coming { 0% { top: 0px; } } p { animation-name: coming; }',
    ],
  ])('are those %s', async (_, css, kept) => {
    expect(await follow(css, '<p>Text</p>')).toBe(kept)
  })

  it('are those of every theme that it is shown in', async () => {
    const css = '.dark p { color: white } .light p { color: black }'
    expect(await follow(css, '<p>Text</p>', ['light', 'dark'])).toBe(
      '.dark p { color: white; } .light p { color: black; }',
    )
    expect(await follow(css, '<p>Text</p>', ['light'])).toBe('.light p { color: black; }')
  })

  it('name files as the page would', async () => {
    const page = await open('<link rel="stylesheet" href="assets/a.css"><p></p><h1></h1>', {
      '.css': 'p { background: url(./a.png) } h1 { mask: url(#m) }',
    })
    const rules = await page.evaluate(followedRules, ['light'])
    await page.close()
    expect(rules).toContain('url("assets/a.png")')
    expect(rules).toContain('url("#m")')
  })
})
