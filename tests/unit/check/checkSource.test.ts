import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkSource } from '../../../scripts/check/checkSource.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

async function check(files: Record<string, string>) {
  const folder = await deckFolder(files)
  const { deck } = await readDeck(join(folder, 'slides.md'), new AbortController().signal)
  return await checkSource(deck)
}

describe('checkSource', () => {
  it('finds nothing in a deck that is right', async () => {
    const findings = await check({
      'slides.md':
        '---\ntitle: Deck\nlang: fr-CA\nimage: /b.svg\n---\n\n# One\n\n![a](./a.svg)\n![b](/b.svg)\n![d](<./d e.svg>)\n![f](./f(1).svg)\n',
      'a.svg': '',
      'public/b.svg': '',
      'd e.svg': '',
      'f(1).svg': '',
    })
    expect(findings).toEqual([])
  })

  it('reports an empty deck', async () => {
    expect(await check({ 'slides.md': '\n\n' })).toMatchObject([
      { rule: 'empty-deck', severity: 'error', line: 1 },
    ])
  })

  it('reports a byte order mark, in whichever file it hides the frontmatter', async () => {
    const findings = await check({
      'slides.md': '# One\n\n---\nsrc: ./two.md\n---\n',
      'two.md': '\uFEFF# Two\n',
    })
    expect(findings).toMatchObject([
      {
        rule: 'byte-order-mark',
        severity: 'error',
        file: expect.stringMatching(/two\.md$/) as string,
        line: 1,
      },
    ])
  })

  it('reports an element that the title of the frontmatter leaves open', async () => {
    const slides = (title: string) => `---\nlang: en\ntitle: ${title}\n---\n\n# One\n`
    expect(await check({ 'slides.md': slides('The type <T> of a list') })).toMatchObject([
      { rule: 'unclosed-element', message: 'In the title, <T> is never closed', line: 3, slide: 1 },
    ])
    expect(await check({ 'slides.md': slides('A <b>bold</b> `<T>` &lt;T>') })).toEqual([])
  })

  it('reports an image that is not there, at its place, and says where it was looked for', async () => {
    const [finding] = await check({ 'slides.md': '# One\n\nText ![a](/gone.png)\n' })
    expect(finding).toMatchObject({ rule: 'missing-asset', severity: 'error', line: 3, column: 11, slide: 1 })
    expect(finding?.hint).toContain('public')
  })

  it('reports an unknown layout at the line that names it', async () => {
    const findings = await check({ 'slides.md': '# One\n\n---\nclass: x\nlayout: centre\n---\n\n# Two\n' })
    expect(findings).toMatchObject([{ rule: 'unknown-layout', line: 5, slide: 2 }])
  })

  it('warns of a remote image in a guest deck and refuses it in a strict one', async () => {
    const slide = '# One\n\n![a](https://images.invalid/a.png)\n'
    expect(await check({ 'slides.md': slide })).toMatchObject([{ rule: 'remote-asset', severity: 'warning' }])
    expect(await check({ 'slides.md': `---\namphi: { strict: true }\n---\n\n${slide}` })).toMatchObject([
      { rule: 'remote-asset', severity: 'error' },
    ])
  })

  it('says how to name a file that is there', async () => {
    const files = { 'slides.md': '# One\n\n![a](a.svg)\n![b](b.svg)\n', 'a.svg': '', 'public/b.svg': '' }
    expect(await check(files)).toMatchObject([
      { rule: 'missing-asset', line: 3, hint: 'Write ./a.svg' },
      { rule: 'missing-asset', line: 4, hint: 'Write /b.svg' },
    ])
  })

  it('says that a name with an apostrophe cannot be bundled, rather than that the file is missing', async () => {
    const [finding] = await check({ 'slides.md': '# One\n\n<img src="./l\'hôte.svg">\n', "l'hôte.svg": '' })
    expect(finding).toMatchObject({ rule: 'missing-asset', line: 3, hint: 'Rename the file without it.' })
  })

  it('reports an image of the frontmatter at its key, for it is no more than an address', async () => {
    const slide = '# One\n\n---\nlayout: image\nimage: ./a.svg\n---\n\n# Two\n'
    expect(await check({ 'slides.md': slide, 'a.svg': '' })).toMatchObject([
      { rule: 'missing-asset', line: 5 },
    ])
  })

  it('reports a title that YAML takes for a number, and a language that is none', async () => {
    const findings = await check({ 'slides.md': '---\nlang: klingonese!\ntitle: 2026\n---\n\n# One\n' })
    expect(findings).toMatchObject([
      { rule: 'headmatter-text', line: 3, hint: 'Quote it: title: "2026"' },
      { rule: 'language-tag', line: 2 },
    ])
  })
})
