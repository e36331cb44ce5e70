import type { DeckSlide } from './deck.ts'

export interface AssetReference {
  target: string
  /** 1-based line in the author's file. */
  line: number
  /** 1-based; absent for a frontmatter key. */
  column?: number
}

const FRONTMATTER_KEYS = ['image', 'background', 'backgroundImage', 'cover']
const LOOKS_LIKE_FILE = /^[^\s{}<>]+\.[a-z\d]{2,5}(?:[?#].*)?$/i
const PATTERNS = [
  // ![alt](target "title")
  /!\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+["'][^)]*)?\)/g,
  // <img src="target">, and any component that takes a source
  /<[A-Za-z][^>]*?\s(?:src|poster)=["']([^"']+)["']/g,
  /url\(\s*["']?([^"')]+)["']?\s*\)/g,
]

/** Files and addresses that a slide shows: in its Markdown, HTML and style, outside code, and in its frontmatter. */
export function findAssetReferences(slide: DeckSlide): AssetReference[] {
  const found: AssetReference[] = []
  for (const key of FRONTMATTER_KEYS) {
    const value = slide.frontmatter[key]
    if (typeof value === 'string' && LOOKS_LIKE_FILE.test(value))
      found.push({ target: value, line: slide.place.line })
  }
  visibleLines(slide.content).forEach((line, index) => {
    for (const pattern of PATTERNS) {
      for (const match of line.matchAll(pattern)) {
        const target = match[1] ?? ''
        if (target.startsWith('data:') || target.startsWith('#') || target.includes('{{')) continue
        const column = match.index + match[0].indexOf(target) + 1
        found.push({ target, line: slide.place.contentLine + index, column })
      }
    }
  })
  return found
}

/** The lines of `markdown` with code (fences and spans) and comments blanked, so that columns stay true. */
export function visibleLines(markdown: string): string[] {
  const withoutComments = markdown.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
  let fence = ''
  return withoutComments.split('\n').map((line) => {
    const marker = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence) {
      if (marker?.startsWith(fence)) fence = ''
      return ''
    }
    if (marker) {
      fence = marker
      return ''
    }
    return line.replace(/(`+)(?!`)(.*?[^`])\1(?!`)/g, (code) => ' '.repeat(code.length))
  })
}

export function isRemote(target: string): boolean {
  return /^(?:https?:)?\/\//i.test(target)
}
