import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const slides = `---
sessions:
  - { title: One, minutes: 20 }
  - { title: Two, minutes: 20 }
amphi:
  routes:
    short: { title: Short of it, minutes: 10, margin: 1, slides: [three, { id: one, minutes: 4 }, same-2] }
---

# One

---
src: ./part.md
---

---
minutes: 5
---

# Three

---

# Same
`

async function read(route?: string) {
  const folder = await deckFolder({ 'slides.md': slides, 'part.md': '# Two\n\n---\n\n# Same\n' })
  return (await readDeck(join(folder, 'slides.md'), new AbortController().signal, { route })).deck
}

describe('a route', () => {
  it('keeps the slides that it names, in the order of the deck, numbered anew', async () => {
    const deck = await read('short')
    expect(deck.slides.map(({ no, id, title }) => [no, id, title])).toEqual([
      [1, 'one', 'One'],
      [2, 'three', 'Three'],
      [3, 'same-2', 'Same'],
    ])
    // Slidev numbers slides by their index.
    expect(deck.slides.map(({ source }) => source.index)).toEqual([0, 1, 2])
  })

  it('gives a slide the minutes that it has there, and leaves the others theirs', async () => {
    const deck = await read('short')
    expect(deck.slides.map(({ frontmatter }) => frontmatter['minutes'])).toEqual([4, 5, undefined])
  })

  it('is one slot, whatever the sessions of the deck', async () => {
    expect((await read('short')).headmatter['sessions']).toEqual([
      { title: 'Short of it', minutes: 10, margin: 1 },
    ])
  })

  it('knows the ids that it leaves out', async () => {
    expect((await read('short')).ids).toEqual(['one', 'two', 'same', 'three', 'same-2'])
  })

  it('is not followed when none is asked for', async () => {
    const deck = await read()
    expect(deck.slides).toHaveLength(5)
    expect(deck.headmatter['sessions']).toHaveLength(2)
  })

  it('that the deck does not have is refused, and those that it has are named', async () => {
    await expect(read('long')).rejects.toMatchObject({
      message: expect.stringContaining('no route "long"') as string,
      hint: 'It has: short.',
      exitCode: 2,
    })
  })
})
