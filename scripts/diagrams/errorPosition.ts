/**
 * Mermaid takes frontmatter, directives and comment lines out of a diagram before it parses it, and counts lines in
 * what is left.
 *
 * @param line 1-based, as Mermaid reports it
 * @returns the 1-based line of the source as written, never past its last line that says something
 */
export function sourceLine(source: string, line: number): number {
  const original = source.replace(/\r\n?/g, '\n')
  let text = original
  let offsets = Array.from({ length: text.length }, (_, index) => index)
  for (const removed of [
    /^\s*-{3}[^\n]*\n[\s\S]*?\n\s*-{3}[^\n]*\n+/g,
    /%%\{[\s\S]*?\}%%/g,
    /^\s*%%(?!\{)[^\n]+\n?/gm,
    /^\s+/g,
  ]) {
    const dropped = new Set<number>()
    for (const { 0: match, index } of text.matchAll(removed)) {
      for (let at = index; at < index + match.length; at++) dropped.add(at)
    }
    offsets = offsets.filter((_, at) => !dropped.has(at))
    text = offsets.map((offset) => original[offset]).join('')
  }
  const lines = text.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
  const offset = offsets[start] ?? original.trimEnd().length
  return Math.min(original.slice(0, offset).split('\n').length, original.trimEnd().split('\n').length)
}
