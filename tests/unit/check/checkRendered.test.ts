import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkRendered } from '../../../scripts/check/checkRendered.ts'
import { findUnknownComponents } from '../../../scripts/check/unknownComponents.ts'
import type { Deck } from '../../../scripts/deck/deck.ts'
import type { DeckObservation, SlideObservation } from '../../../scripts/deck/observation.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

async function twoSlides(headmatter = ''): Promise<Deck> {
  const folder = await deckFolder({
    'slides.md': `---\ntitle: T\n${headmatter}---\n\n# One\n\n---\n\n# Two\n\nThe last bullet\n\n<Broken />\n`,
  })
  return (await readDeck(join(folder, 'slides.md'), new AbortController().signal)).deck
}

function seen(observation: Partial<DeckObservation>): DeckObservation {
  return {
    slides: [],
    errors: [],
    requests: [],
    messages: [],
    components: [],
    directives: [],
    ...observation,
  }
}

function seenSlide(no: number, observation: Partial<SlideObservation>): DeckObservation {
  const nothing = { clipped: [], unreadable: [], unshipped: [], missingGlyphs: [], violations: [] }
  return seen({ slides: [{ no, isBlank: false, ...nothing, ...observation }] })
}

const clippedText = {
  kind: 'text',
  excerpt: 'The last bullet',
  isDecoration: false,
  by: 31,
  edge: 'bottom',
} as const
const clippedImage = {
  ...clippedText,
  kind: 'image',
  excerpt: 'img photo.jpg',
  by: 9,
  edge: 'right',
} as const
const faintText = {
  problem: 'faint',
  text: 'The last bullet',
  value: 3.98,
  isLarge: false,
  isScript: false,
  theme: 'light',
} as const
const STRICT = 'amphi: { strict: true }\n'

describe('checkRendered', () => {
  it('is silent on a deck that shows everything', async () => {
    const observation = seenSlide(1, {})
    expect(checkRendered(await twoSlides(), observation)).toEqual([])
  })

  it('places clipped text at the line that holds it, once a slide', async () => {
    const deck = await twoSlides()
    const findings = checkRendered(deck, seenSlide(2, { clipped: [clippedText, { ...clippedText, by: 5 }] }))
    expect(findings).toMatchObject([{ rule: 'clipped-content', severity: 'error', line: 11, slide: 2 }])
    expect(findings[0]?.message).toContain('31 px')
  })

  it('treats a cropped image as an error in a strict deck only', async () => {
    const observation = seenSlide(2, { clipped: [clippedImage] })
    expect(checkRendered(await twoSlides(), observation)).toMatchObject([{ severity: 'warning' }])
    expect(checkRendered(await twoSlides(STRICT), observation)).toMatchObject([{ severity: 'error' }])
  })

  it('lets a decoration bleed off the slide of a guest deck', async () => {
    const observation = seenSlide(2, { clipped: [{ ...clippedText, isDecoration: true }] })
    expect(checkRendered(await twoSlides(), observation)).toEqual([])
    expect(checkRendered(await twoSlides(STRICT), observation)).toMatchObject([{ severity: 'error' }])
  })

  it('asks a strict deck for 18 px, and lets a guest deck keep the sizes of its theme', async () => {
    const code = { ...faintText, problem: 'small', value: 12 } as const
    const worse = { ...code, value: 9.5 }
    expect(checkRendered(await twoSlides(), seenSlide(2, { unreadable: [code] }))).toEqual([])
    expect(checkRendered(await twoSlides(), seenSlide(2, { unreadable: [code, worse] }))).toMatchObject([
      {
        rule: 'small-text',
        severity: 'warning',
        line: 11,
        message: expect.stringContaining('9.5 px') as string,
      },
    ])
    expect(checkRendered(await twoSlides(STRICT), seenSlide(2, { unreadable: [code] }))).toMatchObject([
      { rule: 'small-text', severity: 'error' },
    ])
  })

  it('spares the scripts of a formula, which are smaller by their nature', async () => {
    const script = { ...faintText, problem: 'small', value: 11, isScript: true } as const
    expect(checkRendered(await twoSlides(STRICT), seenSlide(2, { unreadable: [script] }))).toEqual([])
  })

  it('reports faint text once a slide and theme, large text of a guest deck by the limit of WCAG for it', async () => {
    const large = { ...faintText, isLarge: true }
    const dark = { ...faintText, theme: 'dark', value: 2 } as const
    const unreadable = [faintText, { ...faintText, value: 3.5 }, dark]
    expect(checkRendered(await twoSlides(), seenSlide(2, { unreadable }))).toMatchObject([
      { rule: 'contrast', severity: 'warning', message: expect.stringContaining('light') as string },
      { rule: 'contrast', severity: 'warning', message: expect.stringContaining('dark') as string },
    ])
    expect(checkRendered(await twoSlides(), seenSlide(2, { unreadable: [large] }))).toEqual([])
    expect(checkRendered(await twoSlides(STRICT), seenSlide(2, { unreadable: [large] }))).toMatchObject([
      { rule: 'contrast', severity: 'error' },
    ])
  })

  it('leaves text on a picture to the author of a guest deck', async () => {
    const unreadable = [{ ...faintText, problem: 'on a picture', value: 0 } as const]
    expect(checkRendered(await twoSlides(), seenSlide(2, { unreadable }))).toEqual([])
    expect(checkRendered(await twoSlides(STRICT), seenSlide(2, { unreadable }))).toHaveLength(1)
  })

  it('reports a font that nobody ships once, unless its request failed or the machine was asked for', async () => {
    const unshipped = (first: string) => [{ families: [first, 'sans-serif'], text: 'The last bullet' }]
    const named = seenSlide(2, { unshipped: unshipped('Avenir Next') })
    expect(checkRendered(await twoSlides(), named)).toMatchObject([
      { rule: 'missing-font', severity: 'warning', line: 11 },
    ])
    const url = 'https://fonts.invalid/css2?family=Avenir+Next:wght@400'
    const unreached = { ...named, requests: [{ url, isRemote: true, failure: 'net::ERR_FAILED' }] }
    expect(checkRendered(await twoSlides(), unreached).map(({ rule }) => rule)).toEqual(['failed-request'])
    const generic = seenSlide(2, { unshipped: unshipped('ui-sans-serif') })
    expect(checkRendered(await twoSlides(), generic)).toEqual([])
    expect(checkRendered(await twoSlides(STRICT), generic)).toMatchObject([{ severity: 'error' }])
  })

  it('names the characters that no font has; where the machine draws the text, emoji alone', async () => {
    const glyph = { character: '→', name: 'RIGHTWARDS ARROW', families: ['Inter'], isOnMachineFont: false }
    const rocket = { ...glyph, character: '🚀', name: 'ROCKET' }
    const messages = async (isOnMachineFont: boolean) => {
      const missingGlyphs = [glyph, rocket].map((missing) => ({ ...missing, isOnMachineFont }))
      return checkRendered(await twoSlides(), seenSlide(2, { missingGlyphs })).map(({ message }) => message)
    }
    expect(await messages(false)).toEqual([
      expect.stringContaining('→ (RIGHTWARDS ARROW), 🚀 (ROCKET)') as string,
    ])
    expect(await messages(true)).toEqual([expect.stringMatching(/has 🚀 \(ROCKET\)$/) as string])
  })

  it('reports what axe found once a slide and rule', async () => {
    const nameless = {
      id: 'button-name',
      help: 'Buttons must have discernible text',
      remedy: 'Element has no title attribute',
      tag: 'button',
      excerpt: '',
    }
    expect(
      checkRendered(await twoSlides(), seenSlide(2, { violations: [nameless, nameless] })),
    ).toMatchObject([{ rule: 'accessibility', severity: 'warning', slide: 2 }])
  })

  it('takes a warning in the console for a fault of a strict deck, an error for one of any', async () => {
    const message = { slide: 2, component: 'Broken', message: 'no value' }
    const messages = (['error', 'warning'] as const).map((level) => ({ ...message, level }))
    expect(checkRendered(await twoSlides(), seen({ messages }))).toMatchObject([
      { rule: 'console-message', severity: 'warning', line: 13 },
    ])
    expect(checkRendered(await twoSlides(STRICT), seen({ messages }))).toHaveLength(2)
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
    expect(checkRendered(deck, seenSlide(1, { isBlank: true }))).toEqual([])
    expect(checkRendered(deck, seenSlide(2, { isBlank: true }))).toMatchObject([
      { rule: 'blank-slide', slide: 2, line: 9 },
    ])
  })

  it('tells a file of the deck that did not load from a host that did not answer', async () => {
    const requests = [
      { url: '/x.png', isRemote: false, failure: 'HTTP 404' },
      { url: 'https://images.invalid/x.png', isRemote: true, failure: 'net::ERR_FAILED' },
      { url: 'https://images.invalid/y.png', isRemote: true, failure: undefined },
    ]
    const told = (deck: Deck) =>
      checkRendered(deck, seen({ requests })).map(({ rule, severity }) => `${rule} ${severity}`)
    expect(told(await twoSlides())).toEqual([
      'failed-request error',
      'failed-request warning',
      'remote-request warning',
    ])
    expect(told(await twoSlides(STRICT))).toEqual([
      'failed-request error',
      'remote-request error',
      'remote-request error',
    ])
  })
})

describe('findUnknownComponents', () => {
  it('names slide and line, and spares what the deck registered and what HTML once had', async () => {
    const deck = await twoSlides()
    const module = `${deck.entry}__slidev_2.md`
    const unresolved = ['Broken', 'my-widget', 'RouterLink', 'center'].map((name) => ({
      name,
      isDirective: false,
      module,
    }))
    const registered = { components: ['MyWidget'], directives: [] }
    expect(findUnknownComponents(deck, unresolved, registered)).toMatchObject([
      { rule: 'unknown-component', line: 13, slide: 2 },
    ])
  })

  it('looks for a directive among the directives alone', async () => {
    const deck = await twoSlides()
    const unresolved = ['click', 'tooltip'].map((name) => ({
      name,
      isDirective: true,
      module: `${deck.entry}__slidev_2.md`,
    }))
    const registered = { components: ['Tooltip'], directives: ['click'] }
    expect(findUnknownComponents(deck, unresolved, registered)).toMatchObject([
      { rule: 'unknown-directive', message: 'There is no directive v-tooltip', slide: 2 },
    ])
  })
})
