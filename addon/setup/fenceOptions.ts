import { runInNewContext } from 'node:vm'

const MERMAID = /^mermaid\s*(\{[^\n]*\})?/

/**
 * Reads what stands in braces behind a fence's language. Slidev hands it to Vue as an expression, so it may be any
 * object literal: quoted or bare keys, nested objects, trailing commas.
 *
 * @param info the words behind the opening of a Mermaid fence, e.g. `mermaid {scale: 0.8, theme: 'forest'}`
 * @returns plain data; empty when nothing stands there
 * @throws Error when it is no object of plain values
 */
export function parseFenceOptions(info: string): Record<string, unknown> {
  const written = MERMAID.exec(info)?.[1]
  if (written === undefined) return {}
  // A name that Vue would look up on the slide means nothing here: it throws, and the author is told.
  const options: unknown = runInNewContext(`(${written})`)
  return JSON.parse(JSON.stringify(options)) as Record<string, unknown>
}

/** Whether a fence is Mermaid's. */
export function isMermaid(info: string): boolean {
  return /^mermaid(?![\w-])/.test(info)
}
