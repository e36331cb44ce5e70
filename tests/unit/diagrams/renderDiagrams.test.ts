import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiagramCache } from '../../../scripts/diagrams/diagramCache.ts'
import type { Draw } from '../../../scripts/diagrams/renderDiagram.ts'
import { renderDiagrams } from '../../../scripts/diagrams/renderDiagrams.ts'
import { sentinel } from '../../../scripts/diagrams/palette.ts'

let folder: string
let drawn: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amphi-test-'))
  drawn = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const draw: Draw = ({ id, source }) => {
  drawn.push(source)
  const failure = {
    ok: false,
    name: 'Error',
    message: 'Parse error on line 2:',
    line: 2,
    column: 3,
    unexpected: '?',
  } as const
  return Promise.resolve(
    source.includes('?')
      ? failure
      : { ok: true, svg: `<svg id="${id}" fill="${sentinel('ink')}"><text>${source}</text></svg>` },
  )
}

function fence(text: string, options = ''): string {
  return `\`\`\`mermaid ${options}\n${text}\n\`\`\``
}

function deckOf(...contents: string[]) {
  const place = { file: join(folder, 'slides.md'), line: 1, contentLine: 5 }
  return {
    root: folder,
    lang: 'fr',
    slides: contents.map((content, index) => ({ no: index + 1, content, place }) as never),
  }
}

function render(deck: ReturnType<typeof deckOf>, more: Partial<Parameters<typeof renderDiagrams>[0]> = {}) {
  const browser = () => Promise.reject(new Error('no browser is needed'))
  return renderDiagrams({
    deck,
    browser,
    draw,
    version: '12.3.0',
    cache: createDiagramCache(folder),
    ...more,
  })
}

describe('rendering the diagrams of a deck', () => {
  it('draws the same source once, on however many slides it stands', async () => {
    const { diagrams, findings } = await render(
      deckOf(fence('pie'), fence('gantt'), `${fence('pie')}\n\n${fence('pie')}`),
    )
    expect(drawn.toSorted()).toEqual(['gantt', 'pie'])
    expect(diagrams.map(({ source }) => source)).toEqual(['pie\n', 'gantt\n', 'pie\n', 'pie\n'])
    expect(findings).toEqual([])
  })

  it('draws nothing when the cache has everything', async () => {
    await render(deckOf(fence('pie')))
    const { diagrams } = await render(deckOf(fence('pie')))
    expect(drawn).toEqual(['pie'])
    expect(diagrams[0]?.svg).toContain('var(--diagram-ink,')
  })

  it('draws again for another theme, another setup of the deck and another Mermaid', async () => {
    await render(deckOf(fence('pie')))
    await render(deckOf(fence('pie', "{theme: 'forest'}")))
    expect(drawn).toHaveLength(2)
    await render(deckOf(fence('pie')), { version: '12.3.1' })
    expect(drawn).toHaveLength(3)
    await mkdir(join(folder, 'setup'))
    await writeFile(
      join(folder, 'setup/mermaid.ts'),
      "import { defineMermaidSetup } from '@slidev/types'\nexport default defineMermaidSetup(() => ({ theme: 'dark' }))",
    )
    await render(deckOf(fence('pie')))
    expect(drawn).toHaveLength(4)
  })

  it('does not draw again for another size on the slide', async () => {
    await render(deckOf(fence('pie'), fence('pie', '{scale: 0.5}')))
    expect(drawn).toEqual(['pie'])
  })

  it('names the author’s line of every fence that is invalid, and draws the others', async () => {
    const { diagrams, findings } = await render(
      deckOf(`# Title\n\n- a\n\n  ${fence('pie\n   ?').replaceAll('\n', '\n  ')}`, fence('gantt')),
    )
    expect(diagrams.map(({ source }) => source)).toEqual(['gantt\n'])
    expect(findings).toEqual([
      {
        rule: 'diagram-syntax',
        severity: 'error',
        message: 'Mermaid cannot read this diagram: “?” is not expected here',
        hint: expect.stringContaining('syntax') as string,
        file: join(folder, 'slides.md'),
        line: 11,
        column: 6,
        slide: 1,
      },
    ])
  })

  it('lets an error of the machine through: it is no fault of the diagram', async () => {
    const broken: Draw = () => Promise.reject(new Error('the browser is gone'))
    await expect(render(deckOf(fence('pie')), { draw: broken })).rejects.toThrow('the browser is gone')
  })

  it('stops when it is told to', async () => {
    const controller = new AbortController()
    const stopping: Draw = (request) => {
      controller.abort(new Error('stopped'))
      return draw(request)
    }
    const deck = deckOf(...Array.from({ length: 9 }, (_, index) => fence(`pie title ${index}`)))
    await expect(render(deck, { draw: stopping, signal: controller.signal, concurrency: 1 })).rejects.toThrow(
      'stopped',
    )
    expect(drawn).toHaveLength(1)
  })

  it('says how far it is', async () => {
    const told: string[] = []
    await render(deckOf(fence('pie'), fence('gantt')), { tell: (detail) => told.push(detail) })
    expect(told).toEqual(['1 of 2', '2 of 2'])
  })

  it('names the setup file that does not load', async () => {
    await mkdir(join(folder, 'setup'))
    await writeFile(join(folder, 'setup/mermaid.ts'), "throw new Error('broken')")
    await expect(render(deckOf(fence('pie')))).rejects.toMatchObject({
      file: join(folder, 'setup/mermaid.ts'),
    })
  })
})
