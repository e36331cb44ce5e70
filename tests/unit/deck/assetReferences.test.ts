import { describe, expect, it } from 'vitest'
import { findAssetReferences, visibleLines } from '../../../scripts/deck/assetReferences.ts'
import type { DeckSlide } from '../../../scripts/deck/deck.ts'

function referencesOf(content: string, frontmatter: Record<string, unknown> = {}) {
  const slide = {
    content,
    frontmatter,
    place: { file: 'slides.md', line: 1, contentLine: 10 },
  } as unknown as DeckSlide
  return findAssetReferences(slide)
}

describe('findAssetReferences', () => {
  it('finds Markdown images, HTML sources and CSS addresses with line and column', () => {
    const content =
      '![alt](./a.png "title")\n\n<img src="/b.svg" alt="">\n<style>p { background: url(c.webp) }</style>'
    expect(referencesOf(content)).toEqual([
      { target: './a.png', line: 10, column: 8 },
      { target: '/b.svg', line: 12, column: 11 },
      { target: 'c.webp', line: 13, column: 28 },
    ])
  })

  it('finds the images of the frontmatter, and no colour among them', () => {
    expect(referencesOf('', { image: '/x.png', background: '#fff' })).toEqual([
      { target: '/x.png', line: 1, key: 'image' },
    ])
  })

  it.each([
    ['a fence', '```md\n![alt](./a.png)\n```'],
    ['a tilde fence that holds backticks', '~~~md\n```\n![alt](./a.png)\n~~~'],
    ['a fence that shows a fence', '```md\n```ts\n![alt](./a.png)\n```'],
    ['a code span', 'Write `![alt](./a.png)` for an image'],
    ['a comment', '<!-- ![alt](./a.png) -->'],
    ['an expression of Vue', '<img src="{{ url }}">'],
  ])('leaves alone what stands in %s', (_, content) => {
    expect(referencesOf(content)).toEqual([])
  })
})

describe('visibleLines', () => {
  it('keeps every line and column', () => {
    const text = 'a `b` c\n<!-- d\ne --> f'
    expect(visibleLines(text)).toEqual(['a     c', '      ', '      f'])
  })
})
