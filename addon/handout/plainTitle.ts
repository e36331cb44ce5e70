/**
 * The words of a title as written in Markdown, for places that show text alone: no emphasis, no tags. Code keeps what
 * it shows, `<` included.
 */
export function plainTitle(markdown: string): string {
  return markdown
    .split(/(`+[^`]*`+)/)
    .map((part) => (part.startsWith('`') ? part.replaceAll('`', '') : withoutMarks(part)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function withoutMarks(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_*])([*_])(?=\S)([^*_]*?\S)\1(?![\p{L}\p{N}_*])/gu, '$2')
}
