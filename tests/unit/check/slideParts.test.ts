import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SlidePart } from '../../../scripts/check/markdown/slideParts.ts'
import { readParts } from '../../../scripts/check/markdown/slideParts.ts'

function texts(content: string) {
  return readParts(content, 1).filter((part) => part.type === 'text')
}

/** What stands in the source where a text is said to be. */
function sourceOf(content: string, { line, column, text }: SlidePart & { type: 'text' }): string {
  return (content.split('\n')[line - 1] ?? '').slice(column - 1, column - 1 + text.length)
}

const everything = `# A title with *words*

- one \`code\` two [link](/12 "title") three
  goes on <Term id="two">two</Term> here

| a b | a b |
| --- | --- |
| \`x\` y | y |

<Term id="mot">mot</Term>

<div title="text">
  text in <b>bold</b> {{ a ? b : c }} text
</div>

> quoted *text*
> goes on

1. 1

::right::

Escaped \\* and &amp; $a ? b$ then
`

describe('readParts', () => {
  it('knows where every word stands in the Markdown', () => {
    const found = texts(everything)
    expect(found.length).toBeGreaterThan(20)
    for (const part of found) expect(sourceOf(everything, part), JSON.stringify(part)).toBe(part.text)
  })

  it('tells prose from code, formulas, attributes and what Vue computes', () => {
    const said = texts(everything).map(({ text }) => text)
    for (const hidden of ['code', 'a ? b', 'id=', 'title="', '/12'])
      expect(said.join('|')).not.toContain(hidden)
  })

  it('says in which slot a word stands, and in which language', () => {
    const parts = texts('un\n\n<span lang="en">two</span>\n\n::right::\n\ntrois')
    expect(parts.map(({ text, slot, lang }) => [text, slot, lang])).toEqual([
      ['un', 'default', undefined],
      ['two', 'default', 'en'],
      ['trois', 'right', undefined],
    ])
  })

  it('reads whatever a lecturer types', () => {
    const piece = fc.constantFrom(
      'a ',
      '# ',
      '- ',
      '> ',
      '\n',
      '\n\n',
      '<b>',
      '</b>',
      '<Foo />',
      '`',
      '```',
      '*',
      '[',
      '](/1)',
      '![',
      '|',
      '---',
      '::x::',
      '$',
      '$$',
      '{',
      '}',
      '{{',
      '}}',
      '<!--',
      '-->',
      '  ',
      '<',
      '&amp;',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const content = pieces.join('')
        const lines = content.split('\n')
        for (const { line, column } of readParts(content, 1)) {
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeGreaterThan(0)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
