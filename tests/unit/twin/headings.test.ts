import { expect, it } from 'vitest'
import { nestHeadings, takeHeading } from '../../../scripts/twin/headings.ts'
import { elementsOf, markup, textOf } from '../../../scripts/twin/markup.ts'

it('takes the first heading, however deep it stands', () => {
  const nodes = [
    markup('p', {}, ['above']),
    markup('div', {}, [markup('h1', {}, ['Title']), markup('p', {}, ['below'])]),
  ]
  const heading = takeHeading(nodes)
  expect(heading && textOf(heading)).toBe('Title')
  expect(nodes.map(textOf)).toEqual(['above', 'below'])
})

it('leaves out no level, whatever the deck wrote', () => {
  const nodes = ['h2', 'h4', 'h4', 'h1', 'h6'].map((tag) => markup(tag, {}, [tag]))
  nestHeadings(nodes, 3)
  expect(nodes.flatMap((node) => [...elementsOf(node)].map(({ tag }) => tag))).toEqual([
    'h4',
    'h5',
    'h5',
    'h4',
    'h5',
  ])
})
