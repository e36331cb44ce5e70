import { createFenceTracker } from './fenceTracker.ts'

const HANDOUT = /^::handout::\s*$/
const SLOT = /^::[\w-]+::\s*$/

/**
 * Parts the prose for the student (`::handout::` up to the next slot or the end) from what stands on the slide.
 * @returns the Markdown of the slide without the prose, and the prose, or `undefined` where there is none
 */
export function splitHandoutProse(markdown: string): { slide: string; prose: string | undefined } {
  const slide: string[] = []
  const prose: string[] = []
  const isCode = createFenceTracker()
  let inProse = false
  let found = false
  for (const line of markdown.split('\n')) {
    if (!isCode(line)) {
      if (HANDOUT.test(line)) {
        inProse = found = true
        continue
      }
      if (SLOT.test(line)) inProse = false
    }
    ;(inProse ? prose : slide).push(line)
  }
  return { slide: slide.join('\n'), prose: found ? prose.join('\n').trim() : undefined }
}

/**
 * The Markdown that Slidev compiles. The component draws its slot in the handout and nothing on the slide; it stands
 * first so that it falls into the layout's default slot. The site carries no prose at all.
 */
export function placeHandoutProse(markdown: string, edition: 'site' | 'speaker' | 'dev'): string {
  const { slide, prose } = splitHandoutProse(markdown)
  if (prose === undefined) return markdown
  return edition === 'site' || !prose ? slide : `<AmphiProse>\n\n${prose}\n\n</AmphiProse>\n\n${slide}`
}
