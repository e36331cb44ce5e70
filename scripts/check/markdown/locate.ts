/** 1-based, in the author's file. */
export interface Place {
  line: number
  column: number
}

/**
 * Leads from an offset in the text of a block back to the Markdown: a block's text lacks the indentation and the
 * markers (`>`, `-`, `##`) that stand before each of its lines.
 * @param source lines of the slide's content
 * @param first 0-based line of the block in `source`
 * @param contentLine 1-based line of `source[0]` in the author's file
 * @param from where to look in the first line, for a cell of a table
 */
export function createLocator(
  text: string,
  {
    source,
    first,
    contentLine,
    from = 0,
  }: { source: readonly string[]; first: number; contentLine: number; from?: number },
): (offset: number) => Place {
  const starts: { offset: number; line: number; column: number }[] = []
  let offset = 0
  text.split('\n').forEach((line, index) => {
    const written = source[first + index] ?? ''
    const column = columnOf(line, written, index === 0 ? from : 0)
    starts.push({ offset, line: contentLine + first + index, column })
    offset += line.length + 1
  })
  return (at) => {
    const start = starts.findLast((each) => each.offset <= at) ?? { offset: 0, line: contentLine, column: 0 }
    return { line: start.line, column: Math.max(1, start.column + at - start.offset + 1) }
  }
}

/** 0-based; of the text's first character, its own indentation included. */
function columnOf(line: string, written: string, from: number): number {
  const indent = line.length - line.trimStart().length
  const said = line.trim()
  const end = written.trimEnd()
  const at = from === 0 && end.endsWith(said) ? end.length - said.length : written.indexOf(said, from)
  return Math.max(0, at) - indent
}
