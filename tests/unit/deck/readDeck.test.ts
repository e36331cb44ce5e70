import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const { signal } = new AbortController()

async function read(files: Record<string, string>) {
  const folder = await deckFolder(files)
  return { folder, ...(await readDeck(join(folder, 'slides.md'), signal)) }
}

describe('readDeck', () => {
  it('knows the file and the line of every slide, in parts as well', async () => {
    const { deck, folder } = await read({
      'slides.md': '---\ntitle: Deck\n---\n\n# One\n\n---\nsrc: ./parts/two.md\n---\n\n---\n\n\n# Four\n',
      'parts/two.md': '# Two\n\n---\nlayout: center\n---\n\n# Three\n',
    })
    const places = deck.slides.map(({ title, place }) => [
      title,
      place.file.slice(folder.length + 1),
      place.line,
      place.contentLine,
    ])
    expect(places).toEqual([
      ['Deck', 'slides.md', 1, 5],
      ['Two', 'parts/two.md', 1, 1],
      ['Three', 'parts/two.md', 3, 7],
      ['Four', 'slides.md', 12, 14],
    ])
  })

  it('parts the note from the slide', async () => {
    const { deck } = await read({ 'slides.md': '# One\n\n<!-- kept -->\n\nText\n\n<!-- Say this. -->\n' })
    expect(deck.slides[0]?.note).toBe('Say this.')
    expect(deck.slides[0]?.content).not.toContain('Say this')
  })

  it('reports broken YAML at its line and column', async () => {
    const { findings, folder } = await read({ 'slides.md': '# One\n\n---\nlayout: : center\n---\n\n# Two\n' })
    expect(findings).toMatchObject([
      { rule: 'yaml', severity: 'error', file: join(folder, 'slides.md'), line: 4, column: 9 },
    ])
  })

  it('says which value of the headmatter Slidev cannot read, and where it stands', async () => {
    const deck = '---\ntitle: One\nfonts:\n  local:\n    enabled: false\n---\n\n# One\n'
    await expect(read({ 'slides.md': deck })).rejects.toMatchObject({
      name: 'AmphiError',
      message: 'Slidev cannot read the value of "fonts" in the headmatter',
      file: expect.stringContaining('slides.md') as string,
      line: 3,
    })
  })

  it('reports a part that does not exist', async () => {
    const { findings } = await read({ 'slides.md': '# One\n\n---\nsrc: ./gone.md\n---\n' })
    expect(findings).toMatchObject([{ rule: 'missing-part', line: 4 }])
    expect(findings[0]?.message).toContain('gone.md')
  })

  it('gives what the deck does not say a default', async () => {
    const { deck } = await read({ 'slides.md': '# One\n' })
    expect(deck).toMatchObject({
      title: 'One',
      lang: 'en',
      author: undefined,
      strict: false,
    })
    expect(deck.slides[0]).toMatchObject({ layout: 'cover', id: 'one' })
  })

  it('knows the layouts of Slidev, the theme and the deck', async () => {
    const { deck } = await read({
      'slides.md': '# One\n',
      'layouts/mine.vue': '<template><slot /></template>',
    })
    expect([...deck.layouts.keys()]).toEqual(expect.arrayContaining(['two-cols', 'cover', 'mine']))
  })

  it('calls a path without a deck wrong usage', async () => {
    const folder = await deckFolder({ 'slides.md': '# One\n' })
    await expect(readDeck(join(folder, 'gone.md'), signal)).rejects.toThrow(
      expect.objectContaining({ exitCode: 2 }),
    )
    await expect(readDeck(folder, signal)).rejects.toMatchObject({ exitCode: 2 })
  })

  it('names a theme that is not installed, instead of asking on the terminal', async () => {
    const folder = await deckFolder({ 'slides.md': '---\ntheme: nobody-has-this\n---\n\n# One\n' })
    await expect(readDeck(join(folder, 'slides.md'), signal)).rejects.toThrow(/nobody-has-this/)
  })
})
