import { createMarkdownExit } from 'markdown-exit'
import { parseFenceOptions } from '../../addon/setup/fenceOptions.ts'
import type { DeckSlide } from '../deck/deck.ts'
import { AmphiError } from '../errors.ts'

/** A Mermaid fence of a deck. */
export interface FoundDiagram {
  /** The Mermaid text, without the indentation of its fence. */
  source: string
  /** What stands in braces behind the fence's language. */
  options: Record<string, unknown>
  /** 1-based number of the slide. */
  slide: number
  /** Absolute path of the author's file. */
  file: string
  /** 1-based line of the first line of `source` in that file. */
  line: number
  /** Characters that stand before that line's text: to be added to a column of the source. */
  indent: number
}

type Slides = readonly Pick<DeckSlide, 'no' | 'content' | 'place'>[]

/**
 * Every Mermaid fence of every slide, in order.
 *
 * @throws AmphiError with file and line when the options behind a fence's language cannot be read
 */
export function findDiagrams({ slides }: { slides: Slides }): FoundDiagram[] {
  return slides.flatMap(fencesOf)
}

const markdown = createMarkdownExit({ html: true })

function fencesOf({ no, content, place }: Slides[number]): FoundDiagram[] {
  const lines = content.split('\n')
  return markdown
    .parse(content, {})
    .filter((token) => token.type === 'fence' && /^mermaid(?![\w-])/.test(token.info.trim()))
    .map((token) => {
      const opening = token.map?.[0] ?? 0
      const line = place.contentLine + opening
      const options = optionsOf(token.info.trim(), { file: place.file, line })
      const firstLine = token.content.split('\n')[0] ?? ''
      const indent = Math.max(0, lines[opening + 1]?.indexOf(firstLine) ?? 0)
      return { source: token.content, options, slide: no, file: place.file, line: line + 1, indent }
    })
}

function optionsOf(info: string, { file, line }: { file: string; line: number }): Record<string, unknown> {
  try {
    return parseFenceOptions(info)
  } catch (error) {
    throw new AmphiError(`The options of this diagram cannot be read: ${(error as Error).message}`, {
      hint: "Write them as a JavaScript object of plain values: ```mermaid {scale: 0.8, theme: 'forest'}",
      file,
      line,
      cause: error,
    })
  }
}
