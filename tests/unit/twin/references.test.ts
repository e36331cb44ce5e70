import { expect, it } from 'vitest'
import { markup, serialise } from '../../../scripts/twin/markup.ts'
import { tidyReferences } from '../../../scripts/twin/references.ts'

it('keeps ids that a link or a style names, each once, and unwraps links to nothing', () => {
  const root = markup('main', {}, [
    markup('p', { id: 'a' }, [markup('a', { href: '#b' }, ['b'])]),
    markup('p', { id: 'b' }),
    markup('p', { id: 'b' }),
    markup('p', { id: 'paint' }),
    markup('a', { href: '#absent' }, ['gone']),
  ])
  tidyReferences(root, '.d0{fill:url(#paint)}')
  expect(serialise(root).replaceAll('\n', '')).toBe(
    '<main><p><a href="#b">b</a></p><p id="b"></p><p></p><p id="paint"></p><span>gone</span></main>',
  )
})

it('writes text and attributes so that they stay text', () => {
  expect(serialise(markup('b', { title: '"<' }, ['a < b & c']))).toBe(
    '<b title="&quot;&lt;">a &lt; b &amp; c</b>',
  )
})
