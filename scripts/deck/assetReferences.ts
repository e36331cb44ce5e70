import { createFenceTracker } from '../../addon/setup/fenceTracker.ts'
import type { DeckSlide } from './deck.ts'

export interface AssetReference {
  target: string
  /** 1-based line in the author's file. */
  line: number
  /** 1-based; absent for a frontmatter key. */
  column?: number
  /** Named by this key of the frontmatter, which Slidev resolves while the deck runs: only addresses can work. */
  key?: string
}

const FRONTMATTER_KEYS = ['image', 'background', 'backgroundImage', 'cover']
const LOOKS_LIKE_FILE = /^[^\s{}<>]+\.[a-z\d]{2,5}(?:[?#].*)?$/i
const PATTERNS = [
  // ![alt](target "title"), the target in <> when it holds spaces, with balanced or escaped parentheses
  /!\[[^\]]*\]\(\s*(?:<(?<target>[^<>]*)>|(?<target>(?:\\.|\((?:\\.|[^()\s\\])*\)|[^()\s\\<])+))/g,
  // <img src="target">, and any component that takes a source
  /<[A-Za-z][^>]*?\s(?:src|poster)=(?:"(?<target>[^"]*)"|'(?<target>[^']*)')/g,
  /url\(\s*(?:"(?<target>[^"]*)"|'(?<target>[^']*)'|(?<target>[^"')\s]+))\s*\)/g,
]

/** Files and addresses that a slide shows: in its Markdown, HTML and style, outside code, and in its frontmatter. */
export function findAssetReferences(
  slide: Pick<DeckSlide, 'content' | 'frontmatter' | 'place'>,
): AssetReference[] {
  const found: AssetReference[] = []
  for (const key of FRONTMATTER_KEYS) {
    const value = slide.frontmatter[key]
    if (typeof value === 'string' && LOOKS_LIKE_FILE.test(value))
      found.push({ target: value, line: slide.place.line, key })
  }
  visibleLines(slide.content).forEach((line, index) => {
    for (const pattern of PATTERNS) {
      for (const match of line.matchAll(pattern)) {
        const written = match.groups?.['target'] ?? ''
        const target = written.replace(/\\(.)/g, '$1')
        if (!target || target.startsWith('data:') || target.startsWith('#') || target.includes('{{')) continue
        const column = match.index + match[0].indexOf(written) + 1
        found.push({ target, line: slide.place.contentLine + index, column })
      }
    }
  })
  return found
}

/** The lines of `markdown` with code (fences and spans) and comments blanked, so that columns stay true. */
export function visibleLines(markdown: string): string[] {
  const withoutComments = markdown.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
  const isCode = createFenceTracker()
  return withoutComments.split('\n').map((line) => {
    if (isCode(line)) return ''
    // A backtick behind `="` opens a template literal in a bound attribute.
    return line.replace(/(?<!=["'])(`+)(?!`)(.*?[^`])\1(?!`)/g, (code) => ' '.repeat(code.length))
  })
}

export function isRemote(target: string): boolean {
  return /^(?:https?:)?\/\//i.test(target)
}
