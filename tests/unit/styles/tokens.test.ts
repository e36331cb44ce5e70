import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../../styles/tokens.css', import.meta.url), 'utf8')
const layers = ['hardware', 'host', 'hypervisor', 'guest', 'app']
const MINIMUM_CONTRAST = 4.5
const MINIMUM_DISTANCE = 20

type Rgb = [number, number, number]

// Full severity, in linear light: Machado, Oliveira and Fernandes 2009.
const PROTANOPIA: Rgb[] = [
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
]
const DEUTERANOPIA: Rgb[] = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
]

const light = colours(/:root \{([^}]*)\}/u)
const dark = { ...light, ...colours(/\.dark,\s*\.night\S* [^{]*\{([^}]*)\}/u) }

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, theme) => {
  const colour = (name: string): Rgb => {
    const value = theme[name]
    if (value === undefined) throw new Error(`styles/tokens.css does not define --${name}.`)
    return value
  }
  const names = [...layers.map((layer) => `layer-${layer}`), 'alarm']

  test.each(names)('lets the ink of %s be read on its tint, on the paper and on the soft paper', (name) => {
    for (const ground of [`${name}-tint`, 'paper', 'paper-soft']) {
      expect(contrast(colour(`${name}-ink`), colour(ground)), ground).toBeGreaterThanOrEqual(MINIMUM_CONTRAST)
    }
  })

  test.each(['ink', 'ink-soft'])('lets %s be read on the paper and on every tint', (ink) => {
    for (const ground of ['paper', 'paper-soft', ...names.map((name) => `${name}-tint`)]) {
      expect(contrast(colour(ink), colour(ground)), ground).toBeGreaterThanOrEqual(MINIMUM_CONTRAST)
    }
  })

  test.each([
    ['full colour vision', undefined],
    ['protanopia', PROTANOPIA],
    ['deuteranopia', DEUTERANOPIA],
  ])('keeps the inks of any two layers apart under %s', (_vision, simulation) => {
    for (const [index, one] of layers.entries()) {
      for (const other of layers.slice(index + 1)) {
        const distance = difference(
          simulate(colour(`layer-${one}-ink`), simulation),
          simulate(colour(`layer-${other}-ink`), simulation),
        )
        expect(distance, `${one} and ${other}`).toBeGreaterThanOrEqual(MINIMUM_DISTANCE)
      }
    }
  })
})

/** The colours that a rule of the style sheet defines, by variable name without dashes, in linear light 0 to 1. */
function colours(rule: RegExp): Record<string, Rgb> {
  const body = rule.exec(css)?.[1] ?? ''
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): #([0-9a-f]{6});/gu)].map(([, name = '', hex = '']) => [
      name,
      [0, 2, 4].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255)) as Rgb,
    ]),
  )
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** WCAG 2 contrast ratio, 1 to 21. */
function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function simulate(colour: Rgb, matrix: Rgb[] | undefined): Rgb {
  if (matrix === undefined) return colour
  return matrix.map((row) => clamp(row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])) as Rgb
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** CIE 1976 colour difference. */
function difference(one: Rgb, other: Rgb): number {
  const [a, b] = [lab(one), lab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
