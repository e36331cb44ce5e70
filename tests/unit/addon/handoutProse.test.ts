import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeHandoutProse, splitHandoutProse } from '../../../addon/setup/handoutProse.ts'

describe('splitHandoutProse', () => {
  it('takes everything behind the mark', () => {
    expect(splitHandoutProse('# Title\n\n::handout::\n\nProse\n\n- item\n')).toEqual({
      slide: '# Title\n',
      prose: 'Prose\n\n- item',
    })
  })

  it('gives the next slot back to the slide', () => {
    const { slide, prose } = splitHandoutProse('Left\n::handout::\nProse\n::right::\nRight')
    expect(prose).toBe('Prose')
    expect(slide).toBe('Left\n::right::\nRight')
  })

  it('does not take a mark inside code for one', () => {
    const markdown = '# Title\n\n```md\n::handout::\n```\n'
    expect(splitHandoutProse(markdown)).toEqual({ slide: markdown, prose: undefined })
  })

  it('loses no line', () => {
    const line = fc.constantFrom('text', '# Title', '```', '~~~', '::handout::', '::right::', '')
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { slide, prose = '' } = splitHandoutProse(lines.join('\n'))
        const words = (text: string) =>
          text
            .split('\n')
            .filter((word) => word && word !== '::handout::')
            .sort()
        expect(words(`${slide}\n${prose}`)).toEqual(words(lines.join('\n')))
      }),
    )
  })
})

describe('placeHandoutProse', () => {
  const markdown = '# Title\n\n::handout::\n\nFor the student\n'

  it('leaves nothing of the prose in the site', () => {
    expect(placeHandoutProse(markdown, 'site')).toBe('# Title\n')
  })

  it('hands it to the component that only the handout draws', () => {
    expect(placeHandoutProse(markdown, 'speaker')).toBe(
      '<AmphiProse>\n\nFor the student\n\n</AmphiProse>\n\n# Title\n',
    )
  })

  it('changes no slide without prose', () => {
    expect(placeHandoutProse('# Title', 'speaker')).toBe('# Title')
  })
})
