import { expect, it } from 'vitest'
import type { RenderedElement, RenderedHandout } from '../../../scripts/deck/renderedHandout.ts'
import { Anchors } from '../../../scripts/twin/anchors.ts'

const look = { own: 0, inherited: 0 }

function element(id: string): RenderedElement {
  const style = { light: look, dark: look }
  return { tag: 'p', isSvg: false, attributes: { id }, box: [0, 0, 1, 1], style, children: [] }
}

function handout(...ids: string[]): RenderedHandout {
  const colours = { light: '', dark: '' }
  const slides = ids.map((id, index) => ({
    no: index + 1,
    paper: colours,
    ink: colours,
    canvas: element(id),
    prose: element(`${id}-prose`),
  }))
  return { slides, ending: [], shared: [], declarations: [{}], initial: {}, fonts: [] }
}

it('means the element of its own slide by an id that stands on two', () => {
  const anchors = new Anchors(handout('arrow', 'arrow'), [])
  expect(anchors.resolve('arrow', 1)).toBe('arrow')
  expect(anchors.resolve('arrow', 2)).toBe('arrow-2')
  expect(anchors.resolve('absent', 1)).toBeUndefined()
})

it('names nothing like an anchor of the document, nor after a counter of the page', () => {
  const anchors = new Anchors(handout('slide-2', 'arrow-v-104-0'), ['slide-1', 'slide-2'])
  expect(anchors.resolve('slide-2', 1)).toBe('slide-2-2')
  expect(anchors.resolve('arrow-v-104-0', 2)).toBe('arrow-')
})
