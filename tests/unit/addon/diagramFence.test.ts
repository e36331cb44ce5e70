import type { CodeblockTransformContext } from '@slidev/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagramFence } from '../../../addon/setup/diagramFence.ts'
import type { DiagramRequest } from '../../../addon/types.ts'

function transform({
  info,
  svg = '<svg/>',
  requests = [],
}: {
  info: string
  svg?: string
  requests?: DiagramRequest[]
}) {
  const renderDiagram = (request: DiagramRequest) => {
    requests.push(request)
    return Promise.resolve(svg)
  }
  return diagramFence({
    info,
    code: 'pie\n',
    slide: null,
    options: { amphi: { renderDiagram } },
  } as unknown as CodeblockTransformContext)
}

/** What Vue would make of a bound attribute. */
function bound(markup: string | undefined, name: string): unknown {
  const expression = new RegExp(` :${name}="([^"]*)"`).exec(markup ?? '')?.[1]
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- as Vue's compiler does
  return new Function(`return ${expression}`)() as unknown
}

describe('a Mermaid fence', () => {
  it('becomes a component that holds any SVG, with nothing in its markup that a compiler could take for its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.oneof(fc.constantFrom(...'<>"\'&{}`\\\n$'), fc.string()) }),
        async (svg) => {
          const markup = await transform({ info: 'mermaid', svg })
          expect(bound(markup, 'svg')).toBe(svg)
          expect(markup?.slice(1, -2)).not.toMatch(/[<>&{}\n]/)
        },
      ),
    )
  })

  it('passes scale, class and style on, and asks for the drawing with all options', async () => {
    const requests: DiagramRequest[] = []
    const markup = await transform({
      info: "mermaid {scale: 0.8, theme: 'forest', class: 'a b', style: {top: '0'}}",
      requests,
    })
    expect(bound(markup, 'scale')).toBe(0.8)
    expect(bound(markup, 'class')).toBe('a b')
    expect(bound(markup, 'style')).toEqual({ top: '0' })
    expect(markup).not.toContain('theme')
    expect(requests).toEqual([
      {
        source: 'pie\n',
        options: { scale: 0.8, theme: 'forest', class: 'a b', style: { top: '0' } },
        slide: null,
      },
    ])
  })

  it('is left to Slidev in another language, and when Slidev runs by itself', async () => {
    expect(await transform({ info: 'mermaid-source' })).toBeUndefined()
    expect(await transform({ info: 'js' })).toBeUndefined()
    expect(
      await diagramFence({ info: 'mermaid', code: 'pie', options: {} } as CodeblockTransformContext),
    ).toBeUndefined()
  })
})
