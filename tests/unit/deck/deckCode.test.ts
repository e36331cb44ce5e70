import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDeckCode } from '../../../scripts/deck/deckCode.ts'
import { deckFolder } from '../../support/deckFolder.ts'

describe('readDeckCode', () => {
  it('reads what runs in a page, scripts apart from styles, without comments', async () => {
    const folder = await deckFolder({
      'slides.md': 'slide',
      'global-top.vue': '<template><p /></template><style>p { color: teal }</style>',
      'components/deep/A.vue': '<!-- gone --><script setup>// gone\nconst kept = 1 /* gone */</script>',
      'setup/main.ts': "fetch('https://kept.example')",
      'styles/index.css': 'a { color: tan }',
      'components/node_modules/b/b.ts': 'gone',
      'tests/a.ts': 'gone',
      'node_modules/a/layouts/a.ts': 'gone',
    })
    const { scripts, styles } = await readDeckCode([folder, join(folder, 'absent')])
    expect(scripts).toContain('const kept = 1')
    expect(scripts).toContain('https://kept.example')
    expect(styles).toMatch(/teal[\s\S]*tan/)
    expect(scripts).not.toContain('teal')
    expect(scripts + styles).not.toContain('gone')
  })
})
