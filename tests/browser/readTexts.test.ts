import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { readStyleTexts } from '../../scripts/render/readStyleTexts.ts'
import type { SlideTexts } from '../../scripts/render/readTexts.ts'
import { readTexts } from '../../scripts/render/readTexts.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const style = '*{margin:0;font:24px/1.2 sans-serif;color:#000}'

/** One white slide on a canvas of 980 px, the second of two in a window that shows only the first. */
async function open(content: string, canvas = 980) {
  const page = await browser.newPage({ viewport: { width: 980, height: 552 } })
  const slide = (no: number, inner: string) =>
    `<section data-slide="${no}"><div class="print-slide-container" style="position:relative;width:${canvas}px;height:552px;overflow:hidden;background:#fff">${inner}</div></section>`
  await page.setContent(`<style>${style}</style>${slide(1, '')}${slide(2, content)}`)
  return page
}

async function read(content: string, canvas?: number): Promise<SlideTexts> {
  await using page = await open(content, canvas)
  const second = (await page.evaluate(readTexts))[1]
  if (!second) throw new Error('nothing was read')
  return second
}

describe('readTexts', () => {
  it.each([
    ['text', '<p style="font-size:12px">Text</p>', 12],
    ['a drawing that is scaled', '<svg width="400" viewBox="0 0 800 40"><text y="30">Text</text></svg>', 12],
    ['what a transform makes smaller', '<div style="transform:scale(.5)"><p>Text</p></div>', 12],
    ['what a zoom makes smaller', '<div style="zoom:.5"><p>Text</p></div>', 12],
  ])('measures the size of %s', async (_, content, value) => {
    expect((await read(content)).unreadable).toMatchObject([{ problem: 'small', text: 'Text', value }])
  })

  it('measures on a canvas of 980 px, whatever the width of the deck', async () => {
    expect((await read('<p>Text</p>', 1960)).unreadable).toMatchObject([{ problem: 'small', value: 12 }])
    expect((await read('<p style="font-size:14px">Text</p>', 490)).unreadable).toEqual([])
  })

  it.each([
    ['on the ground of its slide', '<p style="color:#999">Text</p>', 2.85],
    ['on a box', '<p style="background:#777">Text</p>', 4.69],
    ['at half its ink', '<div style="opacity:.5"><p>Text</p></div>', 3.95],
    [
      'on a box that ignores the pointer',
      '<div style="position:absolute;inset:0;background:#000;pointer-events:none"></div><p style="position:relative">Text</p>',
      1,
    ],
    [
      'in a drawing',
      '<svg width="400" height="60"><rect width="400" height="60" fill="#333"/><text y="40">Text</text></svg>',
      1.66,
    ],
  ])('measures the contrast of text %s', async (_, content, value) => {
    const { unreadable } = await read(content)
    if (value >= 4.5) expect(unreadable).toEqual([])
    else expect(unreadable).toMatchObject([{ problem: 'faint', text: 'Text', theme: 'light' }])
    if (value < 4.5) expect(unreadable[0]?.value).toBeCloseTo(value, 1)
  })

  it.each([
    [
      'an image',
      '<img alt="" style="position:absolute;width:980px;height:552px" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"><p style="position:relative;color:#fff">Text</p>',
    ],
    ['a gradient', '<p style="color:#fff;background:linear-gradient(#000,#333)">Text</p>'],
    [
      'letters that are filled with a gradient',
      '<p style="color:transparent;background:linear-gradient(#000,#333);background-clip:text">Text</p>',
    ],
    [
      'a pattern',
      '<svg width="400" height="60"><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 0h2v2z"/></pattern><rect width="400" height="60" fill="url(#p)"/><text y="40">Text</text></svg>',
    ],
  ])('leaves open what it cannot compute: %s', async (_, content) => {
    expect((await read(content)).unreadable).toMatchObject([{ problem: 'on a picture' }])
  })

  it.each([
    ['what is not displayed', '<p style="display:none;font-size:5px">Text</p>'],
    ['what a click has yet to show', '<p style="opacity:0;font-size:5px">Text</p>'],
    ['what is hidden', '<p style="visibility:hidden;font-size:5px">Text</p>'],
    [
      'text for screen readers',
      '<p style="position:absolute;width:1px;height:1px;overflow:hidden;font-size:5px">Text</p>',
    ],
  ])('passes over %s', async (_, content) => {
    expect(await read(content)).toEqual({ no: 2, unreadable: [], byFont: [] })
  })

  it('tells which font writes what', async () => {
    const { byFont } = await read('<p>Text</p><p style="font-family:\'Some Mono\'">code</p>')
    expect(byFont).toEqual([
      { fontFamily: 'sans-serif', text: 'Text' },
      { fontFamily: '"Some Mono"', text: 'code' },
    ])
  })

  it('leaves the page as it was', async () => {
    await using page = await open('<p style="color:#999">Text</p>')
    const state = () => page.evaluate(() => [scrollX, scrollY, document.documentElement.outerHTML])
    const before = await state()
    await page.evaluate(readTexts)
    expect(await state()).toEqual(before)
  })

  it('leaves what is scrolled where it was', async () => {
    await using page = await open(
      '<div class="box" style="height:40px;overflow:auto"><p>A</p><p>B</p><p>C</p></div>',
    )
    const top = await page.evaluate(() => {
      const box = document.querySelector('.box')
      box?.scrollTo(0, 30)
      return box?.scrollTop
    })
    await page.evaluate(readTexts)
    expect(top).toBeGreaterThan(0)
    expect(await page.evaluate(() => document.querySelector('.box')?.scrollTop)).toBe(top)
  })

  it('lets an animation go on', async () => {
    await using page = await open(
      '<style>@keyframes fade { from { opacity: .5 } }</style><p style="animation:fade 100s linear">Text</p>',
    )
    const at = () => page.evaluate(() => document.getAnimations()[0]?.currentTime)
    await page.evaluate(() => {
      const [animation] = document.getAnimations()
      animation?.pause()
      if (animation) animation.currentTime = 50_000
    })
    await page.evaluate(readTexts)
    expect(await at()).toBe(50_000)
  })
})

describe('readStyleTexts', () => {
  it('reads what style sheets write, where it is shown', async () => {
    await using page = await open(
      '<style>p::before { content: "→"; font-family: Signs } .off::after { content: "×" }</style><p>Text</p><i class="off" hidden></i>',
    )
    expect(await page.evaluate(readStyleTexts)).toEqual([
      { no: 1, byFont: [] },
      { no: 2, byFont: [{ fontFamily: 'Signs', text: '→' }] },
    ])
  })
})
