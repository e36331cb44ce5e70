import { describe, expect, it } from 'vitest'
import { numberActors } from '../../../scripts/diagrams/numberActors.ts'

describe('numberActors', () => {
  it('counts from the first actor of the diagram, wherever its number stands', () => {
    expect(
      numberActors(
        '<g id="root-7"/><line id="actor8"/><line id="actor7" class="actor-line 7"/><line id="actor-man-torso8"/>' +
          '<a href="#actor8"/>',
      ),
    ).toBe(
      '<g id="root-0"/><line id="actor1"/><line id="actor0" class="actor-line 7"/><line id="actor-man-torso1"/>' +
        '<a href="#actor1"/>',
    )
  })

  it('leaves what the author wrote, and what counts from 0', () => {
    const words = '<text data-id="actor9" x="9">actor9, root-9</text>'
    expect(numberActors(`<line id="actor9"/>${words}`)).toBe(`<line id="actor0"/>${words}`)
    expect(numberActors(`<line id="actor0"/><line id="actor9"/>`)).toBe(
      '<line id="actor0"/><line id="actor9"/>',
    )
    expect(numberActors('<g id="A1"/>')).toBe('<g id="A1"/>')
  })
})
