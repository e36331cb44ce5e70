import { describe, expect, it } from 'vitest'
import { mermaidConfig } from '../../../scripts/diagrams/mermaidConfig.ts'

const plain = { source: 'flowchart TB\n  A --> B', options: {}, deckSetup: {} }

describe('the configuration of a diagram', () => {
  it.each([
    ['names nothing', plain],
    ['writes Mermaid’s default out', { ...plain, deckSetup: { theme: 'default' } }],
    ['sets a size of text', { ...plain, options: { themeVariables: { fontSize: '20px' } } }],
    ['scales', { ...plain, options: { scale: 0.8, alt: 'text' } }],
    ['speaks of a theme in a label', { ...plain, source: 'flowchart TB\n  A["theme: dark"]' }],
  ])('takes our colours when the author %s', (_what, request) => {
    const { config, isThemed } = mermaidConfig(request)
    expect(isThemed).toBe(true)
    expect(config).toMatchObject({
      theme: 'base',
      look: 'classic',
      htmlLabels: false,
      securityLevel: 'strict',
    })
  })

  it.each([
    ['in the fence', { ...plain, options: { theme: 'forest' } }, 'forest'],
    ['in setup/mermaid.ts', { ...plain, deckSetup: { theme: 'dark' } }, 'dark'],
    [
      'as a colour',
      { ...plain, deckSetup: { theme: 'default', themeVariables: { primaryColor: '#f00' } } },
      'default',
    ],
    ['in a directive', { ...plain, source: '%%{init: {"theme": "neutral"}}%%\npie' }, 'default'],
    ['in frontmatter', { ...plain, source: '---\nconfig:\n  theme: neutral\n---\npie' }, 'default'],
  ])('leaves a theme alone that is named %s', (_where, request, theme) => {
    const { config, isThemed } = mermaidConfig(request)
    expect(isThemed).toBe(false)
    expect(config.theme).toBe(theme)
    expect(config.themeVariables).toEqual((request.deckSetup as { themeVariables?: unknown }).themeVariables)
  })

  it('prefers the fence to the deck, and keeps strictness', () => {
    const deckSetup = { layout: 'dagre', securityLevel: 'loose', startOnLoad: true }
    const { config } = mermaidConfig({ ...plain, options: { layout: 'elk', scale: 2 }, deckSetup })
    expect(config).toMatchObject({ layout: 'elk', securityLevel: 'strict', startOnLoad: false })
    expect(config).not.toHaveProperty('scale')
  })
})
