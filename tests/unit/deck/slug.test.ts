import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugify, uniqueSlug } from '../../../scripts/deck/slug.ts'

describe('slugify', () => {
  it('keeps the words of a French title without accents and apostrophes', () => {
    expect(slugify('Un instantané ne copie rien, n’est-ce pas ?')).toBe(
      'un-instantane-ne-copie-rien-n-est-ce-pas',
    )
  })

  it('gives a name that is its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => slugify(slugify(text)) === slugify(text)),
    )
  })
})

describe('uniqueSlug', () => {
  it('never gives the same name twice, whatever the titles', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Titre', 'titre', 'Titre 2', '', '…')), (titles) => {
        const taken = new Set<string>()
        const slugs = titles.map((title, index) => uniqueSlug(title, index + 1, taken))
        expect(new Set(slugs).size).toBe(titles.length)
      }),
    )
  })

  it('falls back on the number of the slide', () => {
    expect(uniqueSlug('…', 7, new Set())).toBe('slide-7')
  })
})
