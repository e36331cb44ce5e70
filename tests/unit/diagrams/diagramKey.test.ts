import { describe, expect, it } from 'vitest'
import { diagramKey } from '../../../scripts/diagrams/diagramKey.ts'

const drawing = {
  source: 'flowchart TB\n  A --> B',
  theme: { theme: 'base', look: 'classic' },
  version: '12.3.0',
}

describe('the key of a diagram', () => {
  it('is the same for the same drawing, whatever the order of its options', () => {
    const reordered = { ...drawing, theme: { look: 'classic', theme: 'base' } }
    expect(diagramKey(reordered)).toBe(diagramKey(drawing))
    expect(diagramKey(drawing)).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['source', { source: 'flowchart TB\n  A --> C' }],
    ['theme', { theme: { theme: 'forest', look: 'classic' } }],
    ['nested theme', { theme: { theme: 'base', look: 'classic', themeVariables: { fontSize: '20px' } } }],
    ['version of Mermaid', { version: '12.3.1' }],
  ])('changes with the %s', (_what, change) => {
    expect(diagramKey({ ...drawing, ...change })).not.toBe(diagramKey(drawing))
  })

  it('tells an object from the list of its entries', () => {
    expect(diagramKey({ ...drawing, theme: { a: 1 } })).not.toBe(diagramKey({ ...drawing, theme: { b: 1 } }))
    expect(diagramKey({ ...drawing, theme: [1, 2] })).not.toBe(diagramKey({ ...drawing, theme: [2, 1] }))
  })
})
