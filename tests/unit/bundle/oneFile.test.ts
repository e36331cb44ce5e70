import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { PUBLIC_BASE, inlineIntoOneFile } from '../../../scripts/bundle/oneFile.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const page = `<html><head><script type="module" crossorigin src="${PUBLIC_BASE}assets/index.js"></script><link rel="stylesheet" href="${PUBLIC_BASE}assets/index.css"></head><body><div id="app"></div></body></html>`

async function oneFile(files: Record<string, string>): Promise<string> {
  const folder = await deckFolder({
    'index.html': page,
    'assets/index.css': '',
    'assets/index.js': '',
    ...files,
  })
  return await inlineIntoOneFile(join(folder))
}

describe('inlineIntoOneFile', () => {
  it('leaves no address of its own behind', async () => {
    const html = await oneFile({
      'assets/index.js': `const base = "${PUBLIC_BASE}"`,
      'assets/index.css': 'p{}',
    })
    expect(html).not.toContain(PUBLIC_BASE)
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/)
    expect(html).toContain('const base = ""')
  })

  it('puts the script behind what it draws into', async () => {
    const html = await oneFile({ 'assets/index.js': 'start()' })
    expect(html.indexOf('start()')).toBeGreaterThan(html.indexOf('id="app"'))
  })

  it('keeps a script whole that speaks of scripts, and replacement patterns', async () => {
    const html = await oneFile({ 'assets/index.js': 'const a = "</script><!--<script>", b = "$& $1"' })
    expect(html.match(/<\/script>/g)).toHaveLength(1)
    expect(html).toContain('"$& $1"')
    expect(html).not.toContain('<!--')
    const code = /<script type="module">(.*)<\/script>/s.exec(html)?.[1] ?? ''
    expect(runInNewContext(`${code}; a`)).toBe('</script><!--<script>')
  })

  it('turns public files into data, the longest name first', async () => {
    const html = await oneFile({
      'assets/index.js': `["${PUBLIC_BASE}a.png", "${PUBLIC_BASE}a.png.svg"]`,
      'a.png': 'A',
      'a.png.svg': '<svg/>',
    })
    expect(html).toContain(
      `["data:image/png;base64,${btoa('A')}", "data:image/svg+xml;base64,${btoa('<svg/>')}"]`,
    )
  })
})
