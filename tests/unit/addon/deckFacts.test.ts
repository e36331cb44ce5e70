import { describe, expect, it } from 'vitest'
import { deckFacts } from '../../../addon/handout/deckFacts.ts'

describe('deckFacts', () => {
  it('writes the date in the language of the deck, whatever the time zone', () => {
    for (const date of ['2026-11-22', '2026-11-22T00:00:00.000Z', new Date('2026-11-22')]) {
      expect(deckFacts({ date }, 'fr').date).toBe('22 novembre 2026')
    }
    expect(deckFacts({ date: '2026-11-22' }, 'de-CH').date).toBe('22. November 2026')
  })

  it('writes it in English for a language that nobody knows, and keeps what is no date', () => {
    expect(deckFacts({ date: '2026-11-22' }, 'not a tag').date).toBe('November 22, 2026')
    expect(deckFacts({ date: 'autumn 2026' }, 'en').date).toBe('autumn 2026')
    expect(deckFacts({}, 'en').date).toBe('')
  })

  it('gives an address for people and one for links', () => {
    expect(deckFacts({ url: 'https://example.org/course/' }, 'en')).toMatchObject({
      url: 'https://example.org/course/',
      address: 'example.org/course',
    })
    expect(deckFacts({ url: 'example.org/course' }, 'en').url).toBe('https://example.org/course')
    expect(deckFacts({ url: 'https://' }, 'en')).toMatchObject({ url: '', address: '' })
  })

  it('takes a headmatter that says nothing, or nonsense', () => {
    const nothing = { title: '', author: '', date: '', url: '', address: '', sessions: [] }
    expect(deckFacts({}, 'en')).toEqual(nothing)
    expect(deckFacts({ title: {}, author: [], date: null, url: 3, sessions: 'two' }, 'en')).toMatchObject({
      title: '',
      author: '',
      sessions: [],
    })
    expect(deckFacts({ sessions: [null, { title: 2 }] }, 'en').sessions).toEqual([
      { title: '', minutes: undefined },
      { title: '2', minutes: undefined },
    ])
  })
})
