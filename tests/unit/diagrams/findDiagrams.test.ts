import { describe, expect, it } from 'vitest'
import { findDiagrams } from '../../../scripts/diagrams/findDiagrams.ts'

const place = { file: '/deck/pages/part.md', line: 7, contentLine: 10 }

function find(...lines: string[]) {
  return findDiagrams({ slides: [{ no: 3, content: lines.join('\n'), place }] })
}

describe('finding Mermaid fences', () => {
  it('says where the first line of the diagram stands in the author’s file', () => {
    expect(find('# Title', '', '```mermaid', 'flowchart TB', '  A --> B', '```')).toEqual([
      { source: 'flowchart TB\n  A --> B\n', options: {}, slide: 3, file: place.file, line: 13, indent: 0 },
    ])
  })

  it('reads the options behind the language', () => {
    const [diagram] = find("```mermaid {scale: 0.8, theme: 'forest', 'alt': \"A } B\",}", 'pie', '```')
    expect(diagram?.options).toEqual({ scale: 0.8, theme: 'forest', alt: 'A } B' })
  })

  it('finds a fence in a list, without its indentation', () => {
    const [diagram] = find('- item', '', '  ```mermaid', '  flowchart TB', '    A --> B', '  ```')
    expect(diagram).toMatchObject({ source: 'flowchart TB\n  A --> B\n', line: 13, indent: 2 })
  })

  it('finds tildes, long fences and a fence in a quotation', () => {
    const found = find(
      '~~~mermaid',
      'pie',
      '~~~',
      '',
      '`````mermaid',
      'gantt',
      '`````',
      '',
      '> ```mermaid',
      '> timeline',
      '> ```',
    )
    expect(found.map(({ source, line, indent }) => [source, line, indent])).toEqual([
      ['pie\n', 11, 0],
      ['gantt\n', 15, 0],
      ['timeline\n', 19, 2],
    ])
  })

  it('leaves alone what only looks like one', () => {
    expect(find('````md', '```mermaid', 'pie', '```', '````')).toEqual([])
    expect(find('text', '', '    ```mermaid', '    pie', '    ```')).toEqual([])
    expect(find('```mermaid-source', 'pie', '```')).toEqual([])
    expect(find('```js', 'mermaid', '```')).toEqual([])
    expect(find('')).toEqual([])
  })

  it('names file and line when the options cannot be read', () => {
    expect(() => find('# Title', '', '```mermaid {scale: size}', 'pie', '```')).toThrow(
      expect.objectContaining({
        file: place.file,
        line: 12,
        hint: expect.stringContaining('plain values') as string,
      }),
    )
  })
})
