import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idPlaceholder, prefixIds } from '../../../scripts/diagrams/prefixIds.ts'

const id = fc.stringMatching(/^[a-z][\w-]{0,8}$/)

function idsOf(svg: string): string[] {
  return Array.from(svg.matchAll(/\sid="([^"]*)"/g), ([, found]) => found ?? '')
}

function referencesOf(svg: string): string[] {
  return Array.from(
    svg.matchAll(/url\((?:"|'|&quot;)?#([^"'&)]+)|href="#([^"]*)"/g),
    ([, a, b]) => a ?? b ?? '',
  )
}

describe('prefixing the ids of an SVG', () => {
  it('leads every reference to an id of the same SVG', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 6 }), (ids) => {
        const parts = ids.map(
          (name) =>
            `<marker id="${name}"/><path marker-end="url(#${name})" style="fill:url(&quot;#${name}&quot;)"/>` +
            `<use href="#${name}" xlink:href="#${name}"/>`,
        )
        const css = ids.map((name) => `#${name} path { stroke: url("#${name}"); }`).join('')
        const svg = prefixIds(`<svg id="${idPlaceholder}"><style>${css}</style>${parts.join('')}</svg>`)
        const found = new Set(idsOf(svg))
        expect([...found].every((name) => name.startsWith(idPlaceholder))).toBe(true)
        expect(found.size).toBe(ids.length + 1)
        expect(referencesOf(svg)).toHaveLength(ids.length * 5)
        expect(referencesOf(svg).filter((name) => !found.has(name))).toEqual([])
        for (const name of ids) expect(svg).toContain(`#${idPlaceholder}-${name} path`)
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 4 }), (ids) => {
        const once = prefixIds(`<svg id="root">${ids.map((name) => `<g id="${name}"/>`).join('')}</svg>`)
        expect(prefixIds(once)).toBe(once)
      }),
    )
  })

  it('leaves text, colours and links to other documents alone', () => {
    const svg =
      '<svg id="a"><style>#a { fill: #fff; }</style><a href="https://example.org/#a"><text>url(#a) id="a" #a</text></a></svg>'
    expect(prefixIds(svg)).toBe(
      svg.replace('<svg id="a"', `<svg id="${idPlaceholder}-a"`).replace('#a {', `#${idPlaceholder}-a {`),
    )
  })
})
