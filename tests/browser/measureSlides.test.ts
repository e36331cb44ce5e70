import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { MeasuredSlide } from '../../scripts/render/measureSlides.ts'
import { measureSlides } from '../../scripts/render/measureSlides.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** One slide of 400 × 200 px that hides what overflows, as Slidev's do. */
async function measure(content: string): Promise<MeasuredSlide> {
  const page = await browser.newPage()
  await page.setContent(
    `<style>*{margin:0;font:20px/1.2 sans-serif}</style><section data-slide="3"><div class="print-slide-container" style="position:relative;width:400px;height:200px;overflow:hidden">${content}</div></section>`,
  )
  const [observed] = await page.evaluate(measureSlides, 1)
  await page.close()
  if (!observed) throw new Error('nothing was measured')
  return observed
}

const square = (style: string) =>
  `<svg width="50" height="50" style="${style}"><rect width="50" height="50"/></svg>`

describe('measureSlides', () => {
  it('knows the number of the slide', async () => {
    expect(await measure('<p>Seen</p>')).toEqual({ no: 3, isBlank: false, clipped: [] })
  })

  it.each([
    ['below', '<p style="margin-top:190px">Cut</p>', { kind: 'text', edge: 'bottom' }],
    [
      'to the right',
      '<p style="white-space:nowrap">A line that is far too long for a slide of four hundred pixels</p>',
      { kind: 'text', edge: 'right' },
    ],
    [
      'above, by a transform',
      '<p style="transform:translateY(-30px)">Cut</p>',
      { kind: 'text', edge: 'top' },
    ],
    [
      'in a box of its own',
      '<div style="height:20px;overflow:hidden"><p>Seen</p><p>Cut</p></div>',
      { kind: 'text', edge: 'bottom' },
    ],
    [
      'in a box that would scroll',
      '<div style="height:20px;overflow:auto"><p>Seen</p><p>Cut</p></div>',
      { kind: 'text', edge: 'bottom' },
    ],
    [
      'in a drawing',
      '<svg width="100" height="50"><text x="380" y="20">Cut and cut again</text></svg>',
      { kind: 'text', edge: 'right' },
    ],
    ['a drawing', square('margin-left:380px'), { kind: 'svg', edge: 'right' }],
    [
      'a table',
      '<table style="margin-top:150px"><tr><td style="height:90px"></td></tr></table>',
      { kind: 'table', edge: 'bottom' },
    ],
    [
      'by the edge of its drawing',
      '<svg width="100" height="50"><text x="60" y="20">Cut</text><text x="60" y="40">Cut again and again</text></svg>',
      { kind: 'text', edge: 'right', excerpt: 'Cut again and again' },
    ],
    [
      'in a drawing that a description stands for',
      '<div role="img" aria-label="Two boxes"><div aria-hidden="true" style="width:60px;overflow:hidden;white-space:nowrap">A long label</div></div>',
      { kind: 'text', edge: 'right', isDecoration: false },
    ],
    [
      'in a formula',
      '<span class="katex"><span aria-hidden="true" style="position:absolute;left:380px;white-space:nowrap">x = 1234567</span></span>',
      { kind: 'text', edge: 'right', isDecoration: false },
    ],
    [
      'of a decoration, which it tells apart',
      '<p>Seen</p><div aria-hidden="true" style="position:absolute;left:380px;white-space:nowrap">A decoration that bleeds</div>',
      { kind: 'text', edge: 'right', isDecoration: true },
    ],
  ])('finds what is cut off %s', async (_, content, expected) => {
    const { clipped } = await measure(content)
    expect(clipped.length).toBeGreaterThan(0)
    expect(clipped).toContainEqual(expect.objectContaining(expected))
  })

  it.each([
    ['a tight line height', '<h1 style="line-height:0.9;overflow:hidden;font-size:40px">Ágrément</h1>'],
    [
      'text for screen readers',
      '<p>Seen</p><span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)">A long sentence for those who listen</span>',
    ],
    [
      'the root of a formula, cut to its length',
      '<p>Seen</p><span class="katex"><span style="display:inline-block;overflow:hidden;width:40px;height:20px"><svg width="4000" height="20"><path d="M0 0h4000v5H0z"/></svg></span></span>',
    ],
    ['what is not displayed', '<p>Seen</p><p style="display:none;margin-top:900px">Not there</p>'],
    ['what a click has yet to show', '<p>Seen</p><p style="opacity:0;position:absolute;top:300px">Later</p>'],
    [
      'the source of a formula',
      '<p>Seen</p><span class="katex-mathml" style="position:absolute;top:300px">x^2</span>',
    ],
    ['a drawing that fits', square('margin:10px')],
  ])('raises no alarm at %s', async (_, content) => {
    expect((await measure(content)).clipped).toEqual([])
  })

  it('calls a slide blank on which nothing can be seen', async () => {
    expect((await measure('<p style="opacity:0">Hidden</p>')).isBlank).toBe(true)
    expect((await measure('<p aria-hidden="true">The foot of every slide</p>')).isBlank).toBe(true)
    expect((await measure(square(''))).isBlank).toBe(false)
  })
})
