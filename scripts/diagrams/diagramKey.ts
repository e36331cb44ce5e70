import { createHash } from 'node:crypto'

/** Raise it when the same source and configuration come out as another SVG. */
const drawingVersion = 3

/**
 * Names one drawing by everything it depends on: the Mermaid text, the theme (configuration, description, language) it is drawn with
 * and the version of Mermaid.
 *
 * @returns 64 hexadecimal digits
 */
export function diagramKey({
  source,
  theme,
  version,
}: {
  source: string
  theme: unknown
  version: string
}): string {
  return createHash('sha256')
    .update(JSON.stringify([drawingVersion, version, source, ordered(theme)]))
    .digest('hex')
}

// The order in which an author writes options says nothing.
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([key, inner]) => [key, ordered(inner)])
}
