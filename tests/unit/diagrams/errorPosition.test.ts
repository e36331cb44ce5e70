import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceLine } from '../../../scripts/diagrams/errorPosition.ts'

// The line that must be found carries this word; `seen` is the line Mermaid counts.
const offence = 'B --> --> C'

describe('the line of a syntax error', () => {
  it.each([
    ['a plain diagram', ['flowchart TB', 'A --> B', offence], 3],
    ['comment lines', ['%% why', 'flowchart TB', '%% because', 'A --> B', offence], 3],
    ['blank lines before a comment', ['flowchart TB', '', '', '%% because', offence], 2],
    ['frontmatter', ['---', 'title: x', '---', 'flowchart TB', offence], 2],
    ['a directive of its own line', ['%%{init: {"theme":"forest"}}%%', 'flowchart TB', offence], 2],
    [
      'everything at once',
      ['---', 'title: x', '---', '', '%%{init: {}}%%', '%% c', 'flowchart TB', offence],
      2,
    ],
  ])('is found behind %s', (_what, lines, seen) => {
    expect(sourceLine(lines.join('\n'), seen)).toBe(lines.indexOf(offence) + 1)
  })

  it('is found wherever comments stand', () => {
    const comment = fc.constantFrom('%% a', '  %% b', '%%')
    const line = fc.constantFrom('A --> B', '  C --> D')
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            line,
            fc.constant('%% note'),
            comment.filter((text) => text !== '%%'),
          ),
        ),
        (before) => {
          const lines = ['flowchart TB', ...before, offence]
          const seen = lines.filter((text) => !text.trimStart().startsWith('%%')).length
          expect(sourceLine(lines.join('\n'), seen)).toBe(lines.length)
        },
      ),
    )
  })

  it('never points past the last line that says something', () => {
    expect(sourceLine('flowchart TB\n  A[open\n\n', 9)).toBe(2)
  })
})
