import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AmphiError } from '../../scripts/errors.ts'
import { destinationPages } from '../../scripts/pdf/destinations.ts'
import { finishPdf } from '../../scripts/pdf/finish.ts'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'
import { readPdf } from '../../scripts/pdf/readPdf.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Prints each HTML, one after the other in the same page, as the build prints variants. */
async function printAll(...documents: string[]): Promise<Uint8Array[]> {
  const page = await browser.newPage()
  const prints: Uint8Array[] = []
  for (const document of documents) {
    await page.setContent(document)
    prints.push(
      await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true }),
    )
  }
  await page.close()
  return prints
}

async function print(document: string): Promise<Uint8Array> {
  const [bytes] = await printAll(document)
  return bytes ?? new Uint8Array()
}

const html = (css: string, body: string) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Cours</title><style>${css}</style></head><body>${body}</body></html>`

/** Five sections of 500 px stand two to an A4 page (1123 px). */
const handout = html(
  '@page { size: A4; margin: 0 } body, h1, h2 { margin: 0 } section { height: 500px; break-inside: avoid }',
  `<nav hidden>${['un', 'deux', 'trois', 'quatre', 'cinq été'].map((id) => `<a href="#${id}"></a>`).join('')}</nav>
  <section id="un"><h1>L’hôte</h1><p>Une page, c’est fini\u202f!</p></section>
  <section id="deux"><h2>L’invité</h2><ul><li>processeur</li><li>mémoire</li></ul></section>
  <section id="trois"><h2>Le VMM</h2><svg role="img" aria-label="Une pile" width="40" height="40"><rect width="40" height="40"/></svg></section>
  <section id="quatre"><h2>Le disque</h2>
    <table><thead><tr><th>Taille</th><th>Hôte</th></tr></thead><tbody><tr><td>100 Go</td><td>2 Go</td></tr></tbody></table>
  </section>
  <section id="cinq été"><h2>Fin</h2><p><a href="#un">Retour</a></p></section>
  <section id="sans-lien" style="height: auto">x</section>`,
)

const slides = (count: number, after = '') =>
  html(
    `@page { size: 980px 552px; margin: 0 }
    html, body { margin: 0 }
    section { width: 980px; height: 552px; overflow: hidden }
    section + section { break-before: page }`,
    Array.from({ length: count }, (_, index) => `<section><h2>Diapositive ${index + 1}</h2></section>`).join(
      '',
    ) + after,
  )

const finish = (bytes: Uint8Array) =>
  finishPdf(bytes, {
    title: 'Base de la virtualisation',
    lang: 'fr',
    date: new Date(0),
    outline: [{ title: 'Séance 1', page: 0, children: [{ title: 'Le disque', page: 1 }] }],
  })

const marks = new Set([
  OPS.beginMarkedContent,
  OPS.beginMarkedContentProps,
  OPS.endMarkedContent,
  // Names of fonts and graphics states that a reader makes up.
  OPS.dependency,
])

/** The arguments without names that a reader makes up, numbers as a printer can tell them apart. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number'
      ? Math.round(part * 100)
      : typeof part === 'string'
        ? part.replace(/^g_d\d+_/, '')
        : part,
  )
}

/** The roles of every page's structure tree, and what they say; without the ids that a reader makes up. */
async function structure(bytes: Uint8Array): Promise<string[]> {
  return readPdf(bytes, async (document) => {
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
    const trees: string[] = []
    for (let page = 1; page <= document.numPages; page++) {
      trees.push(JSON.stringify(await (await document.getPage(page)).getStructTree()))
    }
    return trees
  })
}

describe('a PDF printed by Chromium', () => {
  it('tells on which page each section stands, though its only link is hidden', async () => {
    const found = await destinationPages(await print(handout), ['un', 'deux', 'trois', 'quatre', 'cinq été'])
    expect([...found.values()].map(({ page }) => page)).toEqual([0, 0, 1, 1, 2])
    // 500 px are 375 pt, and an A4 page is 841.92 pt high here.
    expect([...found.values()].map(({ y }) => Math.round(y ?? 0))).toEqual([842, 467, 842, 467, 842])
  })

  it('knows no place for what no link targets', async () => {
    const asked = destinationPages(await print(handout), ['un', 'sans-lien'])
    await expect(asked).rejects.toThrow(AmphiError)
    await expect(asked).rejects.toThrow('#sans-lien')
  })

  it('keeps its tags and links when it is finished', async () => {
    const printed = await print(handout)
    const finished = await finish(printed)
    const [before, trees] = [(await structure(printed)).join(''), (await structure(finished)).join('')]
    for (const role of ['H1', 'L', 'LI', 'Figure', 'TH', 'TD', 'Link']) {
      const count = (tree: string) => tree.split(`"${role}"`).length
      expect(count(before), role).toBeGreaterThan(1)
      expect(count(trees), role).toBe(count(before))
    }
    expect(trees.split('"LBody"')).toHaveLength(3)
    expect(trees).toContain('"alt":"Une pile"')
    const links = await readPdf(finished, async (document) => (await document.getPage(3)).getAnnotations())
    expect(links).toMatchObject([{ subtype: 'Link', dest: 'un', contentsObj: { str: 'Retour' } }])
  })

  it('draws the same, operator by operator, when it is finished', async () => {
    const drawn = (bytes: Uint8Array) =>
      readPdf(bytes, async (document) => {
        const pages = []
        for (let page = 1; page <= document.numPages; page++) {
          const { fnArray, argsArray } = await (await document.getPage(page)).getOperatorList()
          pages.push(fnArray.flatMap((fn, at) => (marks.has(fn) ? [] : [[fn, shown(argsArray[at])]])))
        }
        return pages
      })
    const printed = await print(handout)
    expect(await drawn(await finish(printed))).toEqual(await drawn(printed))
  })

  it('has the given outline instead of its headings, and reads as before', async () => {
    const printed = await inspectPdf(await print(handout))
    const finished = await inspectPdf(await finish(await print(handout)))
    expect(printed.outline).toMatchObject([
      { title: 'L’hôte', children: [{ title: 'L’invité' }, {}, {}, {}] },
    ])
    expect(finished.outline).toEqual([
      { title: 'Séance 1', page: 0, children: [{ title: 'Le disque', page: 1, children: [] }] },
    ])
    expect(finished.textByPage).toEqual(printed.textByPage)
    expect(finished.textByPage[0]).toContain('Une page, c’est fini !')
    expect(finished).toMatchObject({ pages: 3, tagged: true, lang: 'fr', title: 'Base de la virtualisation' })
  })

  it('is the same to the byte when it is printed again', async () => {
    const [first] = await printAll(handout)
    const [, second] = await printAll(slides(20), handout)
    if (!first || !second) throw new Error('nothing was printed')
    expect(Buffer.compare(first, second)).not.toBe(0)
    expect(Buffer.compare(await finish(first), await finish(second))).toBe(0)
  })

  it('has one page for each section of the canvas, of 980 × 552 px', async () => {
    const { pages, sizes, textByPage } = await inspectPdf(await print(slides(12)))
    expect(pages).toBe(12)
    expect(textByPage).toEqual(Array.from({ length: 12 }, (_, index) => `Diapositive ${index + 1}`))
    // 735 × 414 pt, snapped to Chromium's grid of 1/300 inch.
    for (const { width, height } of sizes) {
      expect(width).toBeCloseTo(735.12, 2)
      expect(height).toBeCloseTo(414, 2)
    }
  })
})
