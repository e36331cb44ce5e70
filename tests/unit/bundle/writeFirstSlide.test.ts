import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { addStartScript } from '../../../scripts/bundle/startScript.ts'
import { writeFirstSlide } from '../../../scripts/bundle/writeFirstSlide.ts'
import type { RenderedFirstSlide } from '../../../scripts/deck/renderedFirstSlide.ts'

const html = `<!DOCTYPE html>
<html lang="fr">
<head>
  <title>Cours</title>
  <link rel="icon" href="./favicon.svg">
  <link rel="stylesheet" href="https://fonts.example/css">
  <link rel="stylesheet" crossorigin href="./assets/index.css">
</head>
<body>
  <div id="app"></div>
</body>
</html>`

const slide: RenderedFirstSlide = {
  html: '<h1>Pour $& et $1</h1>',
  css: 'h1::before { content: "</style>"; }',
  bodyStyle: '--accent: "$1"',
  canvas: { width: 980, height: 552 },
  theme: undefined,
}

describe('the first slide in the page', () => {
  it('stands where the deck is mounted, as it is', () => {
    expect(writeFirstSlide(html, slide)).toContain('<div id="app"><h1>Pour $& et $1</h1></div>')
    expect(writeFirstSlide(html, slide)).toContain('<body style="--accent: &quot;$1&quot;">')
  })

  it('has its styles before the others, and none of them ends the element', () => {
    const [, style = ''] = /<style[^>]*>([\s\S]*?)<\/style>/.exec(writeFirstSlide(html, slide)) ?? []
    expect(style).toContain('content: "<\\/style>"')
    expect(style).toContain('100vw,980px')
    expect(writeFirstSlide(html, slide).indexOf('<style')).toBeLessThan(
      writeFirstSlide(html, slide).indexOf('./assets/index.css'),
    )
  })

  it('waits for no style sheet of the site; those of another host stay as they are', () => {
    const links = writeFirstSlide(html, slide).match(/<link[^>]*>/g)
    expect(links).toEqual([
      '<link rel="icon" href="./favicon.svg">',
      '<link rel="stylesheet" href="https://fonts.example/css">',
      '<link rel="preload" as="style" crossorigin href="./assets/index.css">',
      '<link rel="stylesheet" media="print" data-amphi-late crossorigin href="./assets/index.css">',
    ])
  })

  it('has the theme that the deck begins with, if it does not leave that to the reader', () => {
    expect(writeFirstSlide(html, slide)).toContain('<html lang="fr">')
    expect(writeFirstSlide(html, { ...slide, theme: 'dark' })).toContain('<html class="dark" lang="fr">')
  })
})

interface Visit {
  hash?: string
  search?: string
  kept?: Record<string, string>
  prefersDark?: boolean
  className?: string
}

/** Runs the script of the page as a browser would. */
function start({ hash = '', search = '', kept = {}, prefersDark = false, className = '' }: Visit) {
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(addStartScript(html)) ?? []
  const added: string[] = []
  const root = { dataset: {}, className, classList: { add: (name: string) => added.push(name) } }
  runInNewContext(script, {
    document: { documentElement: root },
    location: { hash, search },
    localStorage: { getItem: (key: string) => kept[key] ?? null },
    matchMedia: () => ({ matches: prefersDark }),
  })
  return { isElsewhere: 'amphiElsewhere' in root.dataset, added }
}

describe('the script at the start of the page', () => {
  it('stands before everything that is asked for', () => {
    const page = addStartScript(html)
    expect(page.indexOf('<script>')).toBeLessThan(page.indexOf('<link'))
    expect(page.indexOf('<script>')).toBeGreaterThan(page.indexOf('<title>'))
  })

  it.each(['', '#', '#/', '#/1'])('shows the first slide at "%s"', (hash) => {
    expect(start({ hash }).isElsewhere).toBe(false)
  })

  it.each([
    { hash: '#/2' },
    { hash: '#/11' },
    { hash: '#/1?clicks=2' },
    { hash: '#/presenter/1' },
    { search: '?print' },
    { kept: { 'slidev-scale': '1' } },
  ])('does not at %o', (visit) => {
    expect(start(visit).isElsewhere).toBe(true)
  })

  it.each<[Visit, string[]]>([
    [{}, ['light']],
    [{ prefersDark: true }, ['dark']],
    [{ kept: { 'slidev-color-schema': 'auto' }, prefersDark: true }, ['dark']],
    [{ kept: { 'slidev-color-schema': 'light' }, prefersDark: true }, ['light']],
    [{ kept: { 'slidev-color-schema': 'dark' } }, ['dark']],
    [{ className: 'light', kept: { 'slidev-color-schema': 'dark' } }, []],
  ])('takes the theme that the deck will take: %o', (visit, added) => {
    expect(start(visit).added).toEqual(added)
  })
})
