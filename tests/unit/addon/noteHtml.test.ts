import { describe, expect, it } from 'vitest'
import { withClickWords } from '../../../addon/handout/noteHtml.ts'

describe('a printed note', () => {
  it('says at which click something is said, and nothing else changes', () => {
    const html =
      '<p><span class="slidev-note-click-mark" data-clicks="1"></span> One. <em>a &lt; b</em></p>\n<p><span class="slidev-note-click-mark" data-clicks="12"></span> Two.</p>'
    expect(withClickWords(html, 'clic')).toBe(
      '<p><b class="amphi-note-click">clic 1</b> One. <em>a &lt; b</em></p>\n<p><b class="amphi-note-click">clic 12</b> Two.</p>',
    )
    expect(withClickWords('<p>None</p>', 'clic')).toBe('<p>None</p>')
  })
})
