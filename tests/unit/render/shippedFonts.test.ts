import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PageFace } from '../../../scripts/render/shippedFonts.ts'
import { ShippedFonts, isInRange, splitFamilies } from '../../../scripts/render/shippedFonts.ts'

const ALL = 'U+0-10FFFF'

function face(family: string, file: string, unicodeRange = ALL): PageFace {
  const bytes = readFileSync(new URL(`../../../${file}`, import.meta.url))
  return { family, unicodeRange, source: `data:font/woff2;base64,${bytes.toString('base64')}` }
}

const text = face(
  'Atkinson Hyperlegible Next',
  'node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2',
)
const signs = face('Amphi Fallback', 'addon/styles/fonts/amphi-fallback.woff2')

describe('ShippedFonts', () => {
  const gaps = (fontFamily: string, written: string, faces = [text, signs]) =>
    new ShippedFonts(faces).gapsOf([{ fontFamily, text: written }])

  it('finds every character in one of the fonts that are asked for', async () => {
    const list = '"Amphi Fallback", "Atkinson Hyperlegible Next", sans-serif'
    expect(await gaps(list, 'Hôte → invité\u202f?')).toEqual({ unshipped: [], missingGlyphs: [] })
  })

  it('names the characters that none of them has', async () => {
    const { missingGlyphs } = await gaps('"Atkinson Hyperlegible Next", sans-serif', 'a → b 👩\u200d💻')
    expect(missingGlyphs).toMatchObject([
      { character: '→', name: 'RIGHTWARDS ARROW', isOnMachineFont: false },
      { character: '👩', name: 'WOMAN' },
      { character: '💻', name: 'PERSONAL COMPUTER' },
    ])
  })

  it('does not look for a character where the style sheet forbids it', async () => {
    const { missingGlyphs } = await gaps('"Amphi Fallback"', '→', [{ ...signs, unicodeRange: 'U+2200-22FF' }])
    expect(missingGlyphs).toMatchObject([{ character: '→' }])
  })

  it('tells text that no shipped font draws', async () => {
    const { unshipped } = await gaps('Papyrus, fantasy', 'On the machine')
    expect(unshipped).toEqual([{ families: ['Papyrus', 'fantasy'], text: 'On the machine' }])
  })

  it('trusts a font that it cannot look into', async () => {
    const remote: PageFace = { family: 'Inter', unicodeRange: ALL, source: undefined }
    expect(await gaps('Inter', '→', [remote])).toEqual({ unshipped: [], missingGlyphs: [] })
  })
})

describe('splitFamilies', () => {
  it('reads a computed list of fonts', () => {
    expect(splitFamilies('"Fira Code", Avenir Next, \'A, B\',ui-monospace')).toEqual([
      'Fira Code',
      'Avenir Next',
      'A, B',
      'ui-monospace',
    ])
  })
})

describe('isInRange', () => {
  it.each([
    [0x2192, 'U+2190-2194', true],
    [0x2195, 'U+2190-2194', false],
    [0x26, 'U+26', true],
    [0x27, 'U+26', false],
    [0x4fe, 'U+0-7F, U+4??', true],
    [0x500, 'U+0-7F, U+4??', false],
  ])('%i in %s: %s', (codePoint, range, expected) => {
    expect(isInRange(codePoint, range)).toBe(expected)
  })
})
