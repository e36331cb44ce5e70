/** How much of a line a code frame shows: paragraphs are one line in Markdown. */
const WIDTH = 100

/**
 * The line of a finding with a caret below its place. Of a long line the stretch around the place is shown.
 * @param place 1-based
 * @returns '' where there is nothing to show
 */
export function codeFrame(
  text: string | undefined,
  { line, column }: { line: number; column?: number | undefined },
): string {
  const source = text?.split(/\r?\n/)[line - 1]?.replaceAll('\t', ' ')
  if (!source?.trim()) return ''
  const at = column === undefined ? 0 : Math.min(column, source.length + 1) - 1
  const start = source.length <= WIDTH ? 0 : Math.max(0, Math.min(at - WIDTH / 2, source.length - WIDTH))
  const end = start + WIDTH
  const before = start > 0 ? '…' : ''
  const gutter = `  ${line} | `
  const frame = `${gutter}${before}${source.slice(start, end)}${end < source.length ? '…' : ''}`
  if (column === undefined) return frame
  return `${frame}\n${' '.repeat(gutter.length + before.length + at - start)}^`
}
