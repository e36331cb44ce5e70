import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createDiagramCache } from '../../scripts/diagrams/diagramCache.ts'
import { openMermaidPages } from '../../scripts/diagrams/mermaidPage.ts'
import { diagramColours } from '../../scripts/diagrams/palette.ts'
import { idPlaceholder } from '../../scripts/diagrams/prefixIds.ts'
import { renderDiagram } from '../../scripts/diagrams/renderDiagram.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'

const font = fileURLToPath(
  import.meta
    .resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2'),
)
const fontFace = `@font-face {
  font-family: 'Atkinson Hyperlegible Next';
  src: url(data:font/woff2;base64,${readFileSync(font, 'base64')});
}`

let browser: Browser
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amphi-test-'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

function render(source: string, options: Record<string, unknown> = {}, cache = createDiagramCache(folder)) {
  return renderDiagram({ source, options, deckSetup: {}, cache, browser, lang: 'fr' })
}

/** Opens SVGs in a page, with nothing around them. */
async function show(...svgs: string[]) {
  const page = await browser.newPage()
  onTestFinished(() => page.close())
  const own = svgs.map((svg, index) => svg.replaceAll(idPlaceholder, `d${index}`))
  await page.setContent(`<style>${fontFace}</style>${own.join('')}`)
  await page.evaluate(() => document.fonts.ready)
  return page
}

const diagrams = {
  flowchart: `flowchart TB
    A["Application"]:::app --> B["Machine virtuelle<br/>invitée"]:::guest
    B -->|"appel privilégié"| C{"VMM ?"}:::hypervisor
    subgraph S["Espace noyau"]
      C
    end`,
  sequence: `sequenceDiagram
    participant I as Invité
    participant H as Hyperviseur
    I->>+H: VM exit
    Note over I,H: coût ≈ 1 µs
    H-->>-I: VM entry`,
  block: `block
    columns 2
    a["Application 1"] b["Application 2"]
    h["Hyperviseur de type 1"]:2
    m["Matériel"]:2
    class a,b app
    class h hypervisor
    class m hardware`,
  timeline: `timeline
    1967 : CP-40 : CP-67
    1972 : VM/370`,
  state: `stateDiagram-v2
    [*] --> Active : démarrer
    Active --> Suspendue
    class Active guest`,
  class: `classDiagram
    class VM { +start() void }
    VM <|-- Invité`,
  pie: `pie
    "vCPU" : 3
    "RAM" : 5`,
  git: `gitGraph
    commit
    branch overlay
    commit`,
}
const kinds = Object.entries(diagrams)

describe('a diagram drawn at build time', () => {
  it.each(kinds)('stands alone: %s', async (_kind, source) => {
    const svg = await render(source)
    const ids = new Set(Array.from(svg.matchAll(/\sid="([^"]*)"/g), ([, id]) => id))
    expect([...ids].filter((id) => !id?.startsWith(idPlaceholder))).toEqual([])
    const references = Array.from(
      svg.matchAll(/url\(["']?#([^"')&]+)|href="#([^"]*)"/g),
      ([, a, b]) => a ?? b,
    )
    expect(references.filter((id) => !ids.has(id))).toEqual([])
    expect(Object.values(diagramColours).filter(({ sentinel }) => svg.includes(sentinel))).toEqual([])
    expect(svg).not.toMatch(/<title|<desc|foreignObject|filter[:=]|https?:(?!\/\/www\.w3\.org\/)/)
  })

  it.each(kinds)('takes every colour from the deck: %s', async (_kind, source) => {
    const page = await show(await render(source))
    await page.addStyleTag({
      content: `:root { ${Object.keys(diagramColours)
        .map((name) => `--diagram-${name}: rgb(1, 2, 3);`)
        .join('')} }`,
    })
    const foreign = await page.locator('svg').evaluate((svg: SVGSVGElement) =>
      Array.from(
        svg.querySelectorAll<SVGGraphicsElement>('rect, path, circle, polygon, line, text, tspan'),
        (element) => {
          const { fill, stroke } = getComputedStyle(element)
          const isKnown = [fill, stroke].every((colour) =>
            /^(none|rgb\(1, 2, 3\)|rgba\(0, 0, 0, 0\)|url)/.test(colour),
          )
          return isKnown || element.closest('symbol')
            ? undefined
            : `${element.outerHTML.slice(0, 120)} ${fill} ${stroke}`
        },
      ),
    )
    expect(foreign.filter((description) => description !== undefined)).toEqual([])
  })

  it.each(kinds)('has a natural size, a role and a name: %s', async (_kind, source) => {
    const page = await show(await render(source))
    const { box, size, role, name } = await page.locator('svg').evaluate((svg: SVGSVGElement) => ({
      box: [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height],
      size: [svg.width.baseVal.value, svg.height.baseVal.value],
      role: svg.getAttribute('role'),
      name: svg.getAttribute('aria-label'),
    }))
    expect(size).toEqual(box)
    expect(Math.min(...size)).toBeGreaterThan(20)
    expect(role).toBe('img')
    const words = Array.from(source.matchAll(/\["([^"<]*)|"([^"]*)" :|as (\S+)/g), ([, ...found]) =>
      found.find(Boolean),
    )
    for (const word of words) expect(name).toContain(word)
  })

  it.each(kinds.filter(([kind]) => ['flowchart', 'block', 'state', 'sequence', 'timeline'].includes(kind)))(
    'keeps every label inside its box: %s',
    async (_kind, source) => {
      const page = await show(await render(source))
      const outside = await page.locator('svg').evaluate((svg: SVGSVGElement) => {
        const groups = svg.querySelectorAll('.node, .timeline-node, g:has(> .actor)')
        return Array.from(groups, (group) => {
          const label = group.querySelector('text')?.getBoundingClientRect()
          const box = group.querySelector('rect, polygon, path, circle')?.getBoundingClientRect()
          if (!label || !box) return undefined
          const isInside =
            label.left >= box.left &&
            label.right <= box.right &&
            label.top >= box.top &&
            label.bottom <= box.bottom
          const isCentred = Math.abs(label.left + label.right - box.left - box.right) < 4
          return isInside && isCentred ? undefined : group.textContent
        })
      })
      expect(outside.length).toBeGreaterThan(1)
      expect(outside.filter((text) => text !== undefined)).toEqual([])
    },
  )

  it('keeps the layers that its author names, with a plate and a second surface for their textures', async () => {
    const page = await show(
      await render(diagrams.flowchart),
      await render(diagrams.block),
      await render(diagrams.state),
    )
    for (const [selector, label] of [
      ['#d0 .node.app', 'Application'],
      ['#d0 .node.guest', 'Machine'],
      ['#d1 .node.hypervisor', 'Hyperviseur de type 1'],
      ['#d1 .node.hardware', 'Matériel'],
      ['#d2 .node.guest', 'Active'],
    ] as const) {
      const node = page.locator(selector)
      expect(await node.first().textContent()).toContain(label)
      expect(await node.first().locator('.label-plate').count()).toBe(1)
      expect(await node.first().locator('.node-overlay').count()).toBe(1)
    }
  })

  it('comes out the same every time', async () => {
    for (const source of [diagrams.git, diagrams.sequence]) {
      const other = createDiagramCache(join(folder, 'other'))
      expect(await render(source, {}, other)).toBe(await render(source))
    }
  })

  it('leaves nothing of one diagram in the page for the next', async () => {
    const themed = { theme: 'forest', themeVariables: { primaryColor: '#f00' } }
    const drawnByHand = '---\nconfig:\n  look: handDrawn\n---\nflowchart LR\n  A --> B'
    const actors = `sequenceDiagram
      actor A
      participant B
      A->>B: actor5`
    const sources = [
      actors,
      ...Object.values(diagrams),
      'erDiagram\n  VM ||--o{ DISQUE : possède',
      drawnByHand,
    ]
    const requests = sources.flatMap((source) =>
      [themed, {}].map((config) => ({ id: 'x', source, config, alt: undefined })),
    )
    const alone = []
    for (const request of requests) {
      await using pages = openMermaidPages(browser)
      alone.push(await pages.draw(request))
    }
    await using pages = openMermaidPages(browser)
    for (const [index, request] of requests.entries()) expect(await pages.draw(request)).toEqual(alone[index])
    expect(alone[0]).not.toEqual(alone[1])
    expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1)
  })

  it('is named by its author where the author says something', async () => {
    expect(await render(`${diagrams.pie}`, { alt: 'Deux parts' })).toContain('aria-label="Deux parts"')
    const titled = 'flowchart TB\n  accTitle: La pile\n  accDescr: Deux étages\n  A --> B'
    expect(await render(titled)).toContain('aria-label="La pile. Deux étages"')
  })

  it.each([
    [
      'flowchart',
      diagrams.flowchart,
      'Application mène à Machine virtuelle invitée. Machine virtuelle invitée mène à VMM ? : appel privilégié. Espace noyau contient VMM ?',
    ],
    [
      'kinds of arrows',
      'flowchart LR\n  A <--> B\n  B --- C\n  C ~~~ D',
      'A et B mènent l’un à l’autre. B et C sont reliés. Sans lien : D.',
    ],
    [
      'markup',
      'flowchart LR\n  A["#quot;a#quot; <b>& b</b>"] --> B["`**md**`"]',
      '&quot;a&quot; &amp; b mène à md.',
    ],
    ['behind frontmatter', '---\ntitle: x\n---\nflowchart LR\n  A --> B', 'A mène à B.'],
    [
      'sequence',
      diagrams.sequence,
      'Invité à Hyperviseur : VM exit. Note, Invité et Hyperviseur : coût ≈ 1 µs. Hyperviseur à Invité : VM entry.',
    ],
    [
      'state',
      'stateDiagram-v2\n  [*] --> Active : démarrer\n  Active --> [*]',
      'Le début mène à Active : démarrer. Active mène à la fin.',
    ],
    ['class', diagrams.class, 'Invité hérite de VM. VM : +start() : void.'],
    ['entities', 'erDiagram\n  VM ||--o{ DISQUE : possède', 'VM mène à DISQUE : possède.'],
    ['pie', diagrams.pie, 'vCPU : 3 (38 %). RAM : 5 (63 %).'],
    [
      'block',
      diagrams.block,
      'De haut en bas : Application 1, Application 2 ; Hyperviseur de type 1 ; Matériel.',
    ],
    ['timeline', diagrams.timeline, 'De haut en bas : 1967, 1972 ; CP-40, VM/370 ; CP-67.'],
  ])('is told in sentences where its author says nothing: %s', async (_what, source, told) => {
    const name = /^<svg[^>]*\saria-label="([^"]*)"/.exec(await render(source))?.[1] ?? ''
    expect(name.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(told)
  })

  it('keeps a theme that is named', async () => {
    const svg = await render('flowchart TB\n  A --> B', { theme: 'forest' })
    expect(svg).not.toContain('var(--diagram')
    expect(svg).toMatch(/rgb\(205, 228, 152\)|#cde498/)
  })

  it('asks no server for anything', async () => {
    const requests: (string | undefined)[] = []
    const server = createServer((request, response) => {
      requests.push(request.url)
      response.end()
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await render(
      `flowchart TB\n  A["x"]\n  B@{ img: "${origin}/a.png", label: "b", h: 40, w: 40 }\n  A --> B`,
    ).catch(() => undefined)
    expect(requests).toEqual([])
  })
})

describe('a diagram that cannot be drawn', () => {
  it.each([
    [
      'flowchart',
      'flowchart TB\n  A --> B\n  B --> --> C',
      { line: 3, column: 9, message: expect.stringContaining('-->') as string },
    ],
    ['behind comments', '%% why\nflowchart TB\n%% because\n  A --> B\n  B --> --> C', { line: 5 }],
    ['behind frontmatter', '---\ntitle: x\n---\nflowchart TB\n  B --> --> C', { line: 5 }],
    ['behind blank lines', '\n\nsequenceDiagram\n  A->>B: x\n  B-+>A y', { line: 5, column: 4 }],
    ['pie', 'pie\n "a" : 3\n b 5', { line: 3 }],
    ['timeline', 'timeline\n  title x\n  a : : b\n {', { line: 3 }],
    ['block', 'block\n  columns 3\n  a["x"] b[', { line: 3 }],
    ['cut off', 'flowchart TB\n  A[open', { line: 2 }],
    ['unknown', 'flaudiagramm\n A', { line: 1, hint: expect.stringContaining('flowchart') as string }],
    ['empty', '\n', { line: 1, message: expect.stringContaining('empty') as string }],
  ])('says where: %s', async (_what, source, expected) => {
    await expect(render(source)).rejects.toMatchObject({ name: 'AmphiError', ...expected })
  })

  it('is given up after a while, and leaves no page behind', async () => {
    const request = { id: 'x', source: diagrams.flowchart, config: {}, alt: undefined }
    await using pages = openMermaidPages(browser)
    await expect(pages.draw({ ...request, patience: 1 })).rejects.toThrow(/did not finish/)
    await vi.waitFor(() => expect(browser.contexts()).toEqual([]))
  })

  it('stops when it is told to', async () => {
    const controller = new AbortController()
    const request = { id: 'x', source: diagrams.flowchart, config: {}, alt: undefined }
    await using pages = openMermaidPages(browser)
    const drawing = pages.draw({ ...request, signal: controller.signal })
    controller.abort(new Error('stopped'))
    await expect(drawing).rejects.toThrow('stopped')
    await vi.waitFor(() => expect(browser.contexts()).toEqual([]))
  })
})
