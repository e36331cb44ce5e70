import { describe, expect, it } from 'vitest'
import { marpLecture, withoutHandout } from '../../../bench/decks/lectureDialects.ts'
import type { DeckSlide } from '../../../scripts/deck/deck.ts'

const slide = (content: string, note = '') => ({ content, note }) as DeckSlide
const marp = (...slides: DeckSlide[]) => marpLecture({ title: 'Cours', lang: 'fr', slides })

describe('the lecture for Slidev', () => {
  it('loses the prose of the handout, and neither the note behind it nor the next slide', () => {
    const text =
      '# Un\n\n::handout::\n\nDe la prose.\n\n<!--\nUne note.\n-->\n\n---\nid: deux\n---\n\n# Deux\n'
    expect(withoutHandout(text)).toBe('# Un\n\n<!--\nUne note.\n-->\n\n---\nid: deux\n---\n\n# Deux\n')
  })

  it('ends the prose of a slide without note at the next one', () => {
    expect(withoutHandout('# Un\n\n::handout::\n\nDe la prose.\n\n---\n\n# Deux')).toBe(
      '# Un\n\n---\n\n# Deux',
    )
  })
})

describe('the lecture for Marp', () => {
  it('has as many slides', () => {
    const text = marp(slide('# Un'), slide('# Deux'), slide('# Trois'))
    expect(text.match(/^---$/gm)).toHaveLength(4)
  })

  it('keeps the words that components wrap, and the notes', () => {
    const text = marp(
      slide('# Un\n\n<Term id="vm">machine **virtuelle**</Term>\n\n<Stack :top="2" />', 'Dire.'),
    )
    expect(text).toContain('machine **virtuelle**')
    expect(text).toContain('<!--\nDire.\n-->')
    expect(text).not.toContain('Stack')
  })

  it('keeps neither style, slots nor handout', () => {
    const text = marp(
      slide('# Un\n\n::left::\n\nMot\n\n<style>\ndl { margin: 0 }\n</style>\n\n::handout::\n\nProse.'),
    )
    expect(text).toContain('Mot')
    expect(text).not.toMatch(/margin|::|Prose/)
  })
})
