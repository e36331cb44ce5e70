import { expect, test } from 'vitest'
import { sourcesSlide } from '../../../../components/models/sourcesSlide.ts'

const slides = [
  { no: 1, frontmatter: { layout: 'cover' } },
  { no: 2, frontmatter: { layout: 'sources', last: 14 } },
  { no: 3, frontmatter: { layout: 'sources', first: 15 } },
]

test('finds the slide whose part of the list holds the source', () => {
  expect(sourcesSlide(slides, 1)).toBe(2)
  expect(sourcesSlide(slides, 14)).toBe(2)
  expect(sourcesSlide(slides, 15)).toBe(3)
  expect(sourcesSlide(slides, 400)).toBe(3)
})

test('finds none in a deck without a slide of sources', () => {
  expect(sourcesSlide(slides.slice(0, 1), 1)).toBeUndefined()
})
