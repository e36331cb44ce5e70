import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkRendered } from '../../../scripts/check/checkRendered.ts'
import { findUnknownComponents } from '../../../scripts/check/unknownComponents.ts'
import type { Deck } from '../../../scripts/deck/deck.ts'
import type { DeckObservation } from '../../../scripts/deck/observation.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

async function twoSlides(headmatter = ''): Promise<Deck> {
  const folder = await deckFolder({
    'slides.md': `---\ntitle: T\n${headmatter}---\n\n# One\n\n---\n\n# Two\n\nThe last bullet\n\n<Broken />\n`,
  })
  return (await readDeck(join(folder, 'slides.md'), new AbortController().signal)).deck
}

function seen(observation: Partial<DeckObservation>): DeckObservation {
  return { slides: [], errors: [], requests: [], components: [], ...observation }
}

const clippedText = { kind: 'text', excerpt: 'The last bullet', by: 31, edge: 'bottom' } as const
const clippedImage = { kind: 'image', excerpt: 'img photo.jpg', by: 9, edge: 'right' } as const

describe('checkRendered', () => {
  it('is silent on a deck that shows everything', async () => {
    const observation = seen({ slides: [{ no: 1, isBlank: false, clipped: [] }] })
    expect(checkRendered(await twoSlides(), observation)).toEqual([])
  })

  it('places clipped text at the line that holds it, once a slide', async () => {
    const deck = await twoSlides()
    const findings = checkRendered(
      deck,
      seen({ slides: [{ no: 2, isBlank: false, clipped: [clippedText, { ...clippedText, by: 5 }] }] }),
    )
    expect(findings).toMatchObject([{ rule: 'clipped-content', severity: 'error', line: 11, slide: 2 }])
    expect(findings[0]?.message).toContain('31 px')
  })

  it('treats a cropped image as an error in a strict deck only', async () => {
    const observation = seen({ slides: [{ no: 2, isBlank: false, clipped: [clippedImage] }] })
    expect(checkRendered(await twoSlides(), observation)).toMatchObject([{ severity: 'warning' }])
    expect(checkRendered(await twoSlides('amphi: { strict: true }\n'), observation)).toMatchObject([
      { severity: 'error' },
    ])
  })

  it('places an exception at the component that throws', async () => {
    const observation = seen({ errors: [{ slide: 2, component: 'Broken', message: 'boom' }] })
    expect(checkRendered(await twoSlides(), observation)).toMatchObject([
      { rule: 'slide-error', severity: 'error', line: 13, slide: 2 },
    ])
  })

  it('reports a blank slide, but not one that is empty in the Markdown', async () => {
    const deck = await twoSlides()
    deck.slides[0]!.content = ''
    const blank = [1, 2].map((no) => ({ no, isBlank: true, clipped: [] }))
    expect(checkRendered(deck, seen({ slides: blank }))).toMatchObject([{ rule: 'blank-slide', slide: 2 }])
  })

  it('tells a file of the deck that did not load from a host that did not answer', async () => {
    const requests = [
      { url: 'http://127.0.0.1:1/x.png', isRemote: false, failure: 'HTTP 404' },
      { url: 'https://images.invalid/x.png', isRemote: true, failure: 'net::ERR_FAILED' },
      { url: 'https://images.invalid/y.png', isRemote: true, failure: undefined },
    ]
    expect(checkRendered(await twoSlides(), seen({ requests })).map(({ severity }) => severity)).toEqual([
      'error',
      'warning',
    ])
  })
})

describe('findUnknownComponents', () => {
  it('names slide and line, and spares what the deck registered and what HTML once had', async () => {
    const deck = await twoSlides()
    const module = `${deck.entry}__slidev_2.md`
    const unresolved = ['Broken', 'my-widget', 'RouterLink', 'center'].map((name) => ({ name, module }))
    expect(findUnknownComponents(deck, unresolved, ['MyWidget'])).toMatchObject([
      { rule: 'unknown-component', line: 13, slide: 2 },
    ])
  })
})
