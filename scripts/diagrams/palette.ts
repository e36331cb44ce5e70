/**
 * The colours of a diagram that names no theme. Each is a CSS variable with its light value as fallback, so the same
 * SVG follows light, dark and a lecture's own palette (`addon/styles/diagrams.css` defines both themes).
 *
 * Mermaid computes with colours and refuses `var()`, so it is given `sentinel`: a value next to the light one that
 * nobody writes by hand, replaced in the finished SVG.
 */
export const diagramColours = {
  /** Text. */
  ink: { light: '#101828', sentinel: '#101829' },
  /** Second rank text, lifelines, axes. */
  'ink-soft': { light: '#475467', sentinel: '#475469' },
  /** Edges and arrowheads. */
  line: { light: '#344054', sentinel: '#344055' },
  /** Outlines of nodes. */
  border: { light: '#475467', sentinel: '#475466' },
  /** Grid lines, separators. */
  grid: { light: '#d0d5dd', sentinel: '#d0d5de' },
  /** What lies under the diagram; behind the labels of edges. */
  paper: { light: '#ffffff', sentinel: '#fefffd' },
  /** Nodes. */
  fill: { light: '#f2f4f7', sentinel: '#f2f4f8' },
  /** Groups around nodes, alternate rows. */
  'fill-soft': { light: '#f9fafb', sentinel: '#f9fafc' },
  /** What is active: activations, current tasks. */
  accent: { light: '#1d4ed8', sentinel: '#1d4ed9' },
  'accent-fill': { light: '#dbe7ff', sentinel: '#dbe7fe' },
  /** Notes stuck on a diagram. */
  'note-fill': { light: '#fdf6d8', sentinel: '#fdf6d9' },
  /** What is critical or wrong. */
  alarm: { light: '#be123c', sentinel: '#be123d' },
  'alarm-fill': { light: '#ffe4e8', sentinel: '#ffe4e9' },
  /** Eight surfaces to tell apart under text in ink: slices, sections, branches of a mind map. */
  'series-1': { light: '#d6e4ff', sentinel: '#d6e4fe' },
  'series-2': { light: '#ffe1b8', sentinel: '#ffe1b9' },
  'series-3': { light: '#cdeedd', sentinel: '#cdeede' },
  'series-4': { light: '#f0dcff', sentinel: '#f0dcfe' },
  'series-5': { light: '#ffd9df', sentinel: '#ffd9de' },
  'series-6': { light: '#d3f0f5', sentinel: '#d3f0f6' },
  'series-7': { light: '#ece7b8', sentinel: '#ece7b9' },
  'series-8': { light: '#e2e5ea', sentinel: '#e2e5eb' },
  /** The same eight as lines and points on paper. */
  'series-line-1': { light: '#3565c7', sentinel: '#3565c8' },
  'series-line-2': { light: '#a85b00', sentinel: '#a85b01' },
  'series-line-3': { light: '#13804f', sentinel: '#13804e' },
  'series-line-4': { light: '#8034c9', sentinel: '#8034ca' },
  'series-line-5': { light: '#c02646', sentinel: '#c02647' },
  'series-line-6': { light: '#0d7c8f', sentinel: '#0d7c8e' },
  'series-line-7': { light: '#7a7000', sentinel: '#7a7001' },
  'series-line-8': { light: '#5b6678', sentinel: '#5b6679' },
} as const

export type DiagramColour = keyof typeof diagramColours

/** The sentinel of a colour, to hand to Mermaid. */
export function sentinel(colour: DiagramColour): string {
  return diagramColours[colour].sentinel
}

/**
 * Replaces every sentinel in a finished SVG by its CSS variable. Mermaid and the browser write the same colour as
 * `#rrggbb`, `rgb(…)` or, where it fades, `rgba(…)`.
 */
export function replaceSentinels(svg: string): string {
  return svg
    .replace(/#[0-9a-f]{6}\b/gi, (hex) => variables.get(hex.toLowerCase()) ?? hex)
    .replace(/rgba?\(([^)]*)\)/g, (written, body: string) => {
      const [red, green, blue, alpha = 1] = body
        .split(/[\s,/]+/)
        .filter(Boolean)
        .map(Number)
      const variable = variables.get(hexadecimal([red, green, blue]))
      if (variable === undefined) return written
      return alpha === 1
        ? variable
        : `color-mix(in srgb, ${variable} ${Math.round(alpha * 100)}%, transparent)`
    })
}

const variables = new Map<string, string>(
  Object.entries(diagramColours).map(([name, { light, sentinel }]) => [
    sentinel,
    `var(--diagram-${name}, ${light})`,
  ]),
)

function hexadecimal(channels: (number | undefined)[]): string {
  return `#${channels
    .map((channel) =>
      Math.round(channel ?? Number.NaN)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
