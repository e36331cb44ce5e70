import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assertDataFiles } from '../../../scripts/deck/dataFile.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

async function deckWith(headmatter: string) {
  const folder = await deckFolder({ 'slides.md': `---\n${headmatter}\n---\n\n# One\n`, 'terms.json': '[]' })
  return (await readDeck(join(folder, 'slides.md'), new AbortController().signal)).deck
}

describe('the data files of a deck', () => {
  it('are where the headmatter says', async () => {
    await expect(assertDataFiles(await deckWith('amphi:\n  glossary: ./terms.json'))).resolves.toBeUndefined()
    await expect(assertDataFiles(await deckWith('title: One'))).resolves.toBeUndefined()
  })

  it('are missed at their line of the headmatter', async () => {
    const deck = await deckWith('title: One\namphi:\n  glossary: ./terms.json\n  quiz: ./questions.json')
    await expect(assertDataFiles(deck)).rejects.toMatchObject({
      name: 'AmphiError',
      message: 'The quiz questions.json cannot be read',
      file: deck.entry,
      line: 5,
    })
  })
})
