import { describe, expect, it } from 'vitest'
import { diagramLookup } from '../../../scripts/bundle/attachAmphi.ts'

const render = diagramLookup([
  {
    source: 'flowchart LR\n  a --> b\n',
    options: { scale: 0.8, theme: 'forest' },
    svg: '<svg id="scaled"/>',
  },
  { source: 'flowchart LR\n  a --> b\n', options: {}, svg: '<svg id="plain"/>' },
])

describe('diagramLookup', () => {
  it('finds a diagram by source and options, whatever their order and the blank lines around it', async () => {
    const request = { source: '\nflowchart LR\n  a --> b', options: { theme: 'forest', scale: 0.8 } }
    expect(await render(request)).toBe('<svg id="scaled"/>')
    expect(await render({ ...request, options: {} })).toBe('<svg id="plain"/>')
  })

  it('refuses a diagram that was not drawn', async () => {
    await expect(render({ source: 'pie', options: {} })).rejects.toThrow(/not rendered ahead/)
  })
})
