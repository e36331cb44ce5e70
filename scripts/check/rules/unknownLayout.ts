import type { SourceRule } from '../rule.ts'

export const unknownLayout: SourceRule = {
  id: 'unknown-layout',
  rationale: 'Slidev draws a slide of unknown layout with another one and says so only in passing.',
  check(deck) {
    return deck.slides
      .filter((slide) => slide.frontmatter['layout'] !== undefined && !deck.layouts.has(slide.layout))
      .map((slide) => ({
        rule: this.id,
        severity: 'error',
        message: `There is no layout "${slide.layout}"`,
        hint: `Use one of: ${[...deck.layouts].sort().join(', ')}.`,
        file: slide.place.file,
        line: keyLine(deck.files.get(slide.place.file) ?? '', slide.place.line, 'layout'),
        slide: slide.no,
      }))
  },
}

/** The line of a frontmatter key, or the first line of the slide where the key comes from an import. */
function keyLine(text: string, firstLine: number, key: string): number {
  const lines = text.split(/\r?\n/)
  for (let line = firstLine; line < lines.length && lines[line]?.trimEnd() !== '---'; line++) {
    if (lines[line]?.startsWith(`${key}:`)) return line + 1
  }
  return firstLine
}
