/** WCAG 2.2, 1.4.3: contrast of text that is not large. */
const LEAST_CONTRAST = 4.5

type Rgb = [number, number, number]

/**
 * The colour if it can be read on `paper`, else the nearest towards black or white that can.
 * @param colour as a browser resolves it: `rgb(0, 0, 0)`
 */
export function legible(colour: string, paper: string): string {
  const ground = parse(paper) ?? [255, 255, 255]
  const ink = parse(colour)
  const end: Rgb = luminance(ground) > 0.18 ? [0, 0, 0] : [255, 255, 255]
  if (!ink) return format(end)
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = ink.map((value, index) => Math.round(value + share * ((end[index] ?? 0) - value))) as Rgb
    if (contrast(mixed, ground) >= LEAST_CONTRAST) return format(mixed)
  }
  return format(end)
}

/** WCAG 2.2, definition of contrast ratio: 1 to 21. */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, definition of relative luminance: 0 to 1. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function parse(colour: string): Rgb | undefined {
  const found = /^rgba?\((\d+), (\d+), (\d+)(?:, [\d.]+)?\)$/.exec(colour)
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined
}

function format(colour: Rgb): string {
  return `rgb(${colour.join(', ')})`
}
