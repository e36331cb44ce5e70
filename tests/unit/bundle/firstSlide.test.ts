import { describe, expect, it } from 'vitest'
import { latinFaces, preloadFirstSlide } from '../../../scripts/bundle/firstSlide.ts'

const html =
  '<html><head>  <script type="module" src="./assets/index.js"></script>\n  <link rel="modulepreload" href="./assets/vue.js">\n</head><body></body></html>'

describe('what the first slide needs', () => {
  it('is named once in the page, each kind as what it is', () => {
    const files = {
      scripts: new Set(['assets/vue.js', 'assets/md.js']),
      styles: new Set(['assets/md.css']),
    }
    const page = preloadFirstSlide(html, files, ['assets/sans.woff2'])
    expect(page.split('\n').map((line) => line.trim())).toEqual([
      '<html><head>  <link rel="preload" as="font" type="font/woff2" crossorigin href="./assets/sans.woff2">',
      '<script type="module" src="./assets/index.js"></script>',
      '<link rel="modulepreload" href="./assets/vue.js">',
      '<link rel="modulepreload" crossorigin href="./assets/md.js">',
      '<link rel="preload" as="style" crossorigin href="./assets/md.css">',
      '</head><body></body></html>',
    ])
    expect(page.match(/vue\.js/g)).toHaveLength(1)
  })

  it('are the upright Latin faces of its family, in two weights', () => {
    const face = (family: string, file: string, rest: string) =>
      `@font-face{font-family:${family};${rest};src:url(./${file}.woff2)format("woff2")}`
    const css = [
      face('Sans Next', 'a', 'font-style:normal;font-weight:400;unicode-range:U+0-B4,U+131'),
      face('"Sans Next"', 'b', 'font-weight:700 800;unicode-range:U+0000-00FF'),
      face('Sans Next', 'c', 'font-style:italic;font-weight:400;unicode-range:U+0-B4'),
      face('Sans Next', 'd', 'font-style:normal;font-weight:400;unicode-range:U+100-130'),
      face('Sans Next', 'e', 'font-style:normal;font-weight:300;unicode-range:U+0-B4'),
      face('Mono', 'f', 'font-style:normal;font-weight:400;unicode-range:U+0-B4'),
      '@font-face{font-family:Sans Next;font-weight:400;src:url(data:font/woff2;base64,AA==)}',
    ].join('\n')
    expect(latinFaces(css, 'Sans Next')).toEqual(['a.woff2', 'b.woff2'])
  })
})
