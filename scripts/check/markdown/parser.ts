import { componentPlugin } from '@mdit-vue/plugin-component'
import type { MarkdownExit, Token } from 'markdown-exit'
import { createMarkdownExit } from 'markdown-exit'

/**
 * Markdown as Slidev reads it, as far as structure goes: components, slots, formulas and included snippets are told
 * apart from prose. Every inline token says in `meta.at` where it begins in its block, 0-based; a text token where its
 * text does.
 */
export function createSlideParser(): MarkdownExit {
  const markdown = createMarkdownExit({ html: true })
  markdown.use(componentPlugin as unknown as Parameters<MarkdownExit['use']>[0])
  // Joined, tokens would no longer know where they begin.
  markdown.core.ruler.disable('text_join')
  markdown.inline.ruler2.disable('fragments_join')
  markdown.inline.State = locating(markdown.inline.State)
  addBlocks(markdown)
  addInlines(markdown)
  return markdown
}

type InlineState = MarkdownExit['inline']['State']

function locating(State: InlineState): InlineState {
  return class extends State {
    override push(...args: Parameters<InstanceType<InlineState>['push']>): Token {
      const token = super.push(...args)
      token.meta = { at: this.pos }
      return token
    }

    override pushPending(): Token {
      const token = super.pushPending()
      token.meta = { at: this.src.lastIndexOf(token.content, this.pos) }
      return token
    }
  }
}

const INTERRUPTS = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }

function addBlocks(markdown: MarkdownExit): void {
  markdown.block.ruler.before(
    'fence',
    'slot_marker',
    (state, start, _end, silent) => {
      const line = state.getLines(start, start + 1, 0, false)
      const name = /^::\s*([\w.\-:]+)\s*::\s*$/.exec(line)?.[1]
      if (name === undefined || state.blkIndent > 0) return false
      if (silent) return true
      const token = state.push('slot_marker', '', 0)
      token.meta = { name }
      token.map = [start, start + 1]
      state.line = start + 1
      return true
    },
    INTERRUPTS,
  )
  markdown.block.ruler.before(
    'fence',
    'snippet',
    (state, start, _end, silent) => {
      if (!/^\s*<<</.test(state.getLines(start, start + 1, 0, false))) return false
      if (!silent) state.line = start + 1
      return true
    },
    INTERRUPTS,
  )
  markdown.block.ruler.before(
    'fence',
    'math_block',
    (state, start, end, silent) => {
      const line = (no: number) => state.getLines(no, no + 1, state.blkIndent, false).trim()
      if (!line(start).startsWith('$$')) return false
      if (silent) return true
      let last = start
      const isOneLine = /^\$\$.+\$\$$/.test(line(start))
      if (!isOneLine) for (last++; last < end - 1 && !line(last).endsWith('$$'); last++);
      state.line = Math.min(last + 1, end)
      return true
    },
    INTERRUPTS,
  )
}

/** Formulas, what Vue computes, and what styles the element before it. */
const NOT_PROSE = [
  /^\$\$[\s\S]+?\$\$/,
  /^\$(?!\s)(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d)/,
  /^\{\{[\s\S]*?\}\}/,
  /^\{[^{}\n]*\}/,
]

function addInlines(markdown: MarkdownExit): void {
  markdown.inline.ruler.before('escape', 'not_prose', (state, silent) => {
    const rest = state.src.slice(state.pos, state.posMax)
    if (rest[0] !== '$' && rest[0] !== '{') return false
    const found = NOT_PROSE.map((pattern) => pattern.exec(rest)?.[0]).find((match) => match !== undefined)
    if (found === undefined) return false
    if (!silent) state.push('not_prose', '', 0)
    state.pos += found.length
    return true
  })
}
