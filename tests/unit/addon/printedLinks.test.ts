import { describe, expect, it } from 'vitest'
import { addressBeside, linkedSlide } from '../../../addon/handout/printedLinks.ts'
import type { PlannedSlide } from '../../../addon/handout/sections.ts'

const slides: PlannedSlide[] = [
  { no: 1, meta: { slide: { frontmatter: {} } } },
  { no: 2, meta: { slide: { frontmatter: { routeAlias: 'answers' } } } },
  { no: 12, meta: { slide: { frontmatter: { id: 'mémoire' } } } },
]

describe('linkedSlide', () => {
  it.each([
    ['#12', 12],
    ['##12', 12],
    ['#/12', 12],
    ['/12?clicks=2', 12],
    ['?print#/2', 2],
    ['#slide-12', 12],
    ['#answers', 2],
    ['#/m%C3%A9moire', 12],
  ])('finds the slide of %s', (href, no) => {
    expect(linkedSlide(href, slides)).toBe(no)
  })

  it.each(['#3', '#', '#answers-2', 'mailto:a@example.org', '#%E0'])('finds none for %s', (href) => {
    expect(linkedSlide(href, slides)).toBeUndefined()
  })
})

describe('addressBeside', () => {
  it('is printed beside words that do not say it', () => {
    expect(addressBeside({ href: 'https://example.org/a/', words: 'the manual' })).toBe('example.org/a')
  })

  it.each(['https://example.org/a', 'example.org/a', 'See www.example.org/a/'])(
    'is not printed twice beside %s',
    (words) => {
      expect(addressBeside({ href: 'https://example.org/a/', words })).toBeUndefined()
    },
  )

  it('is printed for nothing but the web', () => {
    expect(addressBeside({ href: '#slide-2', words: 'two' })).toBeUndefined()
    expect(addressBeside({ href: 'mailto:a@example.org', words: 'write' })).toBeUndefined()
  })
})
