import { describe, expect, it } from 'vitest'
import { withoutOldSources } from '../../../scripts/bundle/leanFonts.ts'

describe('withoutOldSources', () => {
  it('keeps WOFF2 alone', () => {
    const css =
      '@font-face{font-family:K;src:url(a.woff2) format("woff2"),url(a.woff) format("woff"),url(a.ttf) format("truetype")}p{}'
    expect(withoutOldSources(css)).toBe('@font-face{font-family:K;src:url(a.woff2) format("woff2")}p{}')
  })

  it('finds it behind the older formats', () => {
    const css = "@font-face { src: url('a.woff') format('woff'), url('a.woff2') format('woff2') }"
    expect(withoutOldSources(css)).toBe("@font-face { src: url('a.woff2') format('woff2') }")
  })

  it('leaves a font that has nothing else', () => {
    const css = '@font-face{src:url(a.ttf) format("truetype")}'
    expect(withoutOldSources(css)).toBe(css)
  })
})
