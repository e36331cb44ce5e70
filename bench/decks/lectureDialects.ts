import type { Deck } from '../../scripts/deck/deck.ts'

/** A part of a deck without the prose of its handout, which stands between `::handout::` and the note or the next slide. */
export function withoutHandout(markdown: string): string {
  let isInside = false
  const kept = markdown.split('\n').filter((line) => {
    if (line === '::handout::') isInside = true
    else if (line === '---' || line.startsWith('<!--')) isInside = false
    return !isInside
  })
  return kept.join('\n')
}

/**
 * The words of a deck for Marp, slide by slide. Components, slots and styles are left out; what they wrap stays, and so do
 * the notes. Diagrams stay as code.
 */
export function marpLecture({ title, lang, slides }: Pick<Deck, 'title' | 'lang' | 'slides'>): string {
  const head = `---\nmarp: true\ntitle: ${title}\nlang: ${lang}\n---`
  const bodies = slides.map(({ content, note }) => `${plainMarkdown(content)}\n\n<!--\n${note}\n-->`)
  return `${head}\n\n${bodies.join('\n\n---\n\n')}\n`
}

function plainMarkdown(content: string): string {
  return withoutHandout(content)
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^::[\w-]+::$/gm, '')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/^[ \t]+(?=\S)/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
