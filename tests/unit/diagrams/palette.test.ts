import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagramColours, replaceSentinels, sentinel } from '../../../scripts/diagrams/palette.ts'
import type { DiagramColour } from '../../../scripts/diagrams/palette.ts'
import { sentinelThemeVariables } from '../../../scripts/diagrams/themeVariables.ts'

const names = Object.keys(diagramColours) as DiagramColour[]
const hexToRgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

describe('the palette of diagrams', () => {
  it('gives every colour a sentinel of its own', () => {
    const sentinels = names.map(sentinel)
    expect(new Set(sentinels).size).toBe(names.length)
    const lightValues = names.map((name): string => diagramColours[name].light)
    expect(sentinels.filter((value) => lightValues.includes(value))).toEqual([])
  })

  it('replaces a sentinel however it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), (name) => {
        const hex = sentinel(name)
        const [red, green, blue] = hexToRgb(hex)
        const variable = `var(--diagram-${name}, ${diagramColours[name].light})`
        const forms = [
          hex,
          hex.toUpperCase(),
          `rgb(${red}, ${green}, ${blue})`,
          `rgba(${red},${green},${blue},1)`,
        ]
        for (const form of forms) expect(replaceSentinels(`fill:${form};`)).toBe(`fill:${variable};`)
        expect(replaceSentinels(`rgba(${red}, ${green}, ${blue}, 0.5)`)).toBe(
          `color-mix(in srgb, ${variable} 50%, transparent)`,
        )
      }),
    )
  })

  it('leaves the colours of an author alone', () => {
    const svg =
      'fill:#fff;stroke:#123456;color:rgb(1, 2, 3);background:rgba(0,0,0,.5);stop-color:currentColor'
    expect(replaceSentinels(svg)).toBe(svg)
  })

  it('leaves no sentinel and no foreign colour in what Mermaid is given', () => {
    const given = replaceSentinels(JSON.stringify(sentinelThemeVariables()))
    for (const name of names) expect(given).not.toContain(sentinel(name))
    expect(given.replace(/var\([^)]*\)/g, '')).not.toMatch(/#[0-9a-f]{3,}|rgb|hsl/i)
  })

  it('is defined for light and dark by the addon, light as the fallback says', () => {
    const css = readFileSync(new URL('../../../addon/styles/diagrams.css', import.meta.url), 'utf8')
    const [light = '', dark = ''] = css.split('.dark {')
    for (const name of names) {
      expect(light).toContain(`--diagram-${name}: ${diagramColours[name].light};`)
      expect(dark).toContain(`--diagram-${name}: #`)
    }
  })
})
