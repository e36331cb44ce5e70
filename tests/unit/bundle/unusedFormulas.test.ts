import { describe, expect, it } from 'vitest'
import { leaveOutFormulaFonts } from '../../../scripts/bundle/unusedFormulas.ts'

const face = (family: string) => `@font-face{font-family:${family};src:url(./${family}-Regular.woff2)}`

function bundleWith(code: string) {
  return {
    'assets/index.js': { type: 'chunk', fileName: 'assets/index.js', code },
    'assets/index.css': {
      type: 'asset',
      fileName: 'assets/index.css',
      source: `${face('KaTeX_Main')}${face('Sans')}.katex{font:1em KaTeX_Main}`,
    },
    'assets/KaTeX_Main-Regular-x1.woff2': {
      type: 'asset',
      fileName: 'assets/KaTeX_Main-Regular-x1.woff2',
      source: '',
    },
    'assets/Sans-Regular-x2.woff2': { type: 'asset', fileName: 'assets/Sans-Regular-x2.woff2', source: '' },
  }
}

function leaveOut(code: string): [files: string[], css: string] {
  const bundle = bundleWith(code)
  const { generateBundle } = leaveOutFormulaFonts()
  const { handler } = generateBundle as unknown as { handler: (...args: unknown[]) => void }
  handler({}, bundle)
  return [Object.keys(bundle), bundle['assets/index.css'].source]
}

describe('the fonts of formulas', () => {
  it('are taken out of a deck without any, and no other font is', () => {
    const [files, css] = leaveOut('h("p", "It costs $5 and $6")')
    expect(files).toEqual(['assets/index.js', 'assets/index.css', 'assets/Sans-Regular-x2.woff2'])
    expect(css).toBe(`${face('Sans')}.katex{font:1em KaTeX_Main}`)
  })

  it('stay where a slide has one', () => {
    const [files, css] = leaveOut('h("span", { class: "katex" })')
    expect(files).toEqual(Object.keys(bundleWith('')))
    expect(css).toContain(face('KaTeX_Main'))
  })
})
