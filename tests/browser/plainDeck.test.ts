import { readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'

const { entry, out, run } = inject('plain')
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('a deck as a Slidev user writes it, outside the repository', () => {
  it('gets every output', async () => {
    const paths = [
      'manifest.json',
      'site/index.html',
      'site/slides.pdf',
      'site/handout.pdf',
      'site/handout.html',
      'speaker/deck.html',
      'speaker/slides.pdf',
    ]
    for (const path of paths) expect((await stat(join(out, path))).size, path).toBeGreaterThan(0)
  })

  it('is warned of what is remote and of the pale text of its theme, and of nothing else', () => {
    const warnings = run.stderr.match(/^.*\swarning\s.*$/gm) ?? []
    const pale = warnings.filter((warning) => warning.endsWith('  contrast'))
    const remote = warnings.filter((warning) => /images\.invalid|fonts\.googleapis\.com/.test(warning))
    expect(pale.length + remote.length, warnings.join('\n')).toBe(warnings.length)
    expect(remote.find((warning) => warning.includes('remote-asset'))).toContain('slides.md:58:')
    // The theme sets the line below a title at half its ink, and some colours of its code are lighter still.
    const slides = pale.map((warning) => Number(/Slide (\d+)/.exec(warning)?.[1]))
    expect([...new Set(slides)].sort()).toEqual([1, 2, 5, 7, 8])
    expect(run.stderr).not.toMatch(/\serror\s/)
  })

  it('shows what its own folders hold', async () => {
    const { textByPage } = await inspectPdf(await readFile(join(out, 'site/slides.pdf')))
    expect(textByPage[1]).toContain("'from a snippet'")
    expect(textByPage[2]).toContain('Count: 3')
    expect(textByPage[2]).toContain('Shown on a click')
    expect(textByPage[7]).toContain('A part of its own')
    const page = await browser.newPage({ viewport: { width: 980, height: 552 } })
    await page.goto(`file://${out}/speaker/deck.html#/3`)
    const layout = page.locator('.slidev-page-3 .wide-margin')
    await layout.waitFor()
    expect(await layout.evaluate((element) => getComputedStyle(element).paddingLeft)).toBe('160px')
    expect(
      await page
        .locator('.slidev-page-3 .counter')
        .evaluate((element) => getComputedStyle(element).borderTopColor),
    ).toBe('rgb(102, 51, 153)')
    await page.close()
  })

  it('shows its images from the stick as well', async () => {
    const page = await browser.newPage()
    for (const [slide, count] of [
      [4, 2],
      [7, 0],
    ] as const) {
      await page.goto(`file://${out}/speaker/deck.html#/${slide}`)
      await page.locator(`.slidev-page-${slide} .slidev-layout`).waitFor()
      const images = page.locator(`.slidev-page-${slide} img[src^="data:"]`)
      expect(await images.count(), `slide ${slide}`).toBe(count)
      for (const image of await images.all()) {
        await image.evaluate((element: HTMLImageElement) => element.decode())
        expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0)
      }
    }
    const beside = await page.locator('.slidev-page-7 [style*="background-image"]').getAttribute('style')
    expect(beside).toContain('data:image/svg+xml')
    await page.close()
  })

  it('draws its diagram without Mermaid', async () => {
    const html = await readFile(join(out, 'speaker/deck.html'), 'utf8')
    expect(html).toContain('greater?')
    expect(html).not.toContain('mermaidAPI')
  })

  it('tells in its site no note, and no key that no code of it names', async () => {
    const files = await readdir(join(out, 'site'), { recursive: true })
    const readable = files.filter((file) => /\.(?:html|js|css|json|svg)$/.test(file))
    const texts = await Promise.all(readable.map((file) => readFile(join(out, 'site', file), 'utf8')))
    for (const file of files.filter((name) => name.endsWith('.pdf')))
      texts.push((await inspectPdf(await readFile(join(out, 'site', file)))).textByPage.join('\n'))
    const site = texts.join('\n')
    const secrets = ['for the speaker only', 'key of the lecture hall', 'stay unnamed', 'better picture']
    expect([...secrets, 'reviewer'].filter((text) => site.includes(text))).toEqual([])
    // The check can fail: the speaker's edition holds them.
    const speaker = await readFile(join(out, 'speaker/deck.html'), 'utf8')
    expect(secrets.filter((text) => !speaker.includes(text))).toEqual([])
    expect(files).not.toContain('notes.pdf')
  })

  it('gets nothing of our lecture, and we leave nothing in its folder but what Slidev keeps there', async () => {
    const files = await readdir(join(out, 'site'), { recursive: true })
    const scripts = await Promise.all(
      files.filter((file) => file.endsWith('.js')).map((file) => readFile(join(out, 'site', file), 'utf8')),
    )
    for (const text of [...scripts, await readFile(join(out, 'speaker/deck.html'), 'utf8')]) {
      expect(text).not.toMatch(/VirtualDisk|StackBuilder|--layer-hypervisor/)
    }
    const left = await readdir(dirname(entry))
    expect(left.sort()).toEqual([
      'components',
      'images',
      'layouts',
      'node_modules',
      'pages',
      'public',
      'setup',
      'slides.md',
      'snippets',
      'styles',
      'vite.config.ts',
    ])
    expect(await readdir(join(dirname(entry), 'node_modules'))).toEqual(['.slidev'])
  })
})
