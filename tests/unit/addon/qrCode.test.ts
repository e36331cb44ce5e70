import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { QUIET_ZONE, qrCode } from '../../../addon/handout/qrCode.ts'
import type { QrCode } from '../../../addon/handout/qrCode.ts'

const SCALE = 4

/** Draws the path as a printer would, each module SCALE pixels wide, with its quiet zone. */
function draw({ size, path }: QrCode): { pixels: Uint8ClampedArray; width: number } {
  const width = (size + 2 * QUIET_ZONE) * SCALE
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let top = 0; top < SCALE; top++) {
      const row = ((Number(y) + QUIET_ZONE) * SCALE + top) * width
      const from = row + (Number(x) + QUIET_ZONE) * SCALE
      for (let pixel = from; pixel < from + Number(run) * SCALE; pixel++)
        pixels.fill(0, pixel * 4, pixel * 4 + 3)
    }
  }
  return { pixels, width }
}

describe('qrCode', () => {
  it.each([
    'https://example.org/a',
    `https://example.org/${'long/'.repeat(30)}`,
    'https://example.org/é?a=1&b=“2”',
  ])('draws a symbol that a reader decodes: %s', (address) => {
    const code = qrCode(address)
    expect(code).toBeDefined()
    if (!code) return
    const { pixels, width } = draw(code)
    expect(jsQR(pixels, width, width)?.data).toBe(address)
  })

  it('gives up on what no symbol holds', () => {
    expect(qrCode(`https://example.org/${'x'.repeat(5000)}`)).toBeUndefined()
  })
})
