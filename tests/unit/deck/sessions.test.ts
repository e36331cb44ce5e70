import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { findSession, sessionsOf } from '../../../scripts/deck/sessions.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const two = `---
sessions:
  - { title: Morning, minutes: 20 }
amphi: { routes: { short: { slides: [first, last] } } }
---

# Before

---
session: Opening
---

# First

---

# Middle

---
session: Closing
---

# Last
`

async function read(markdown: string, route?: string) {
  const folder = await deckFolder({ 'slides.md': markdown })
  return (await readDeck(join(folder, 'slides.md'), new AbortController().signal, { route })).deck
}

async function sessions(markdown: string, route?: string) {
  return sessionsOf(await read(markdown, route)).map(({ number, title, slides }) => [
    number,
    title,
    slides.map((slide) => slide.title),
  ])
}

describe('the sessions of a deck', () => {
  it('go from the slide that opens one to the next such slide; what stands before the first belongs to it', async () => {
    expect(await sessions(two)).toEqual([
      [1, 'Morning', ['Before', 'First', 'Middle']],
      [2, 'Closing', ['Last']],
    ])
  })

  it('are one where no slide opens any', async () => {
    expect(await sessions('# One\n\n---\n\n# Two\n')).toEqual([[1, undefined, ['One', 'Two']]])
  })

  it('are one where every slide is hidden', async () => {
    expect(await sessions('---\nhide: true\n---\n\n# One\n')).toEqual([[1, undefined, []]])
  })

  it('may be named by a number', async () => {
    expect(await sessions('---\nsession: 7\n---\n\n# One\n')).toEqual([[1, '7', ['One']]])
  })

  it('are one on a route, which fills one slot', async () => {
    expect(await sessions(two, 'short')).toEqual([[1, 'short', ['First', 'Last']]])
  })
})

describe('a session by its number', () => {
  it('keeps the numbers that its slides have in the deck', async () => {
    expect(findSession(await read(two), 2).slides.map(({ no }) => no)).toEqual([4])
  })

  it('is wrong usage where there is none, and the hint says which there are', async () => {
    const deck = await read(two)
    expect(() => findSession(deck, 3)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: 'The deck has no session 3',
        file: deck.entry,
        hint: 'It has: 1 (Morning), 2 (Closing).',
      }),
    )
  })

  it('tells a deck of one session how to open another', async () => {
    const deck = await read('# One\n')
    expect(findSession(deck, 1).slides).toHaveLength(1)
    expect(() => findSession(deck, 2)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('`session:') as unknown }),
    )
  })

  it('does not go with a route', async () => {
    const deck = await read(two, 'short')
    expect(() => findSession(deck, 1)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('"short"') as unknown }),
    )
  })
})
