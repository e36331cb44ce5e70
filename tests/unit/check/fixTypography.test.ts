import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixTypography } from '../../../scripts/check/fixTypography.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const written = `---
lang: fr
title: "Qu'est-ce ?"
---

# Qu'est-ce que c'est ?

Voir \`a ? b : c\`, <span title="l'hôte ?">l'hôte ?</span> et https://exemple.test/?a=b !
<span lang="en">What's this?</span>

\`\`\`mermaid
flowchart LR
  A["l'hôte ?"] --> B
\`\`\`

$a ? b$ : une formule.

<!-- Note : l'orateur ? -->
`
const right = written
  .replace("# Qu'est-ce que c'est ?", '# Qu’est-ce que c’est\u202F?')
  .replace(">l'hôte ?<", '>l’hôte\u202F?<')
  .replace('?a=b !', '?a=b\u202F!')
  .replace('$a ? b$ : une', '$a ? b$\u00A0: une')

async function fix(folder: string) {
  const { deck } = await readDeck(join(folder, 'slides.md'), new AbortController().signal)
  return await fixTypography(deck)
}

describe('fixTypography', () => {
  it.each(['\n', '\r\n'])(
    'writes the prose and not one byte else, with lines that end in %j',
    async (end) => {
      const folder = await deckFolder({ 'slides.md': written.replaceAll('\n', end) })
      expect(await fix(folder)).toEqual({ characters: 7, files: 1 })
      expect(await readFile(join(folder, 'slides.md'), 'utf8')).toBe(right.replaceAll('\n', end))
      expect(await fix(folder)).toEqual({ characters: 0, files: 0 })
    },
  )

  it('corrects the part that the words stand in, once, though it is imported twice', async () => {
    const folder = await deckFolder({
      'slides.md': '---\nlang: fr\n---\n\n# Un\n\n---\nsrc: ./p.md\n---\n\n---\nsrc: ./p.md\n---\n',
      'p.md': '# Quoi ?\n',
    })
    expect(await fix(folder)).toEqual({ characters: 1, files: 1 })
    expect(await readFile(join(folder, 'p.md'), 'utf8')).toBe('# Quoi\u202F?\n')
  })

  it('leaves a deck in another language alone', async () => {
    const folder = await deckFolder({ 'slides.md': "# What's this ?\n" })
    expect(await fix(folder)).toEqual({ characters: 0, files: 0 })
  })

  it('refuses a file that is not UTF-8 and leaves it as it was', async () => {
    const folder = await deckFolder({ 'slides.md': '' })
    const bytes = Buffer.concat([Buffer.from('---\nlang: fr\n---\n\n# Quoi ? '), Buffer.from([0xe9, 0x0a])])
    await writeFile(join(folder, 'slides.md'), bytes)
    await expect(fix(folder)).rejects.toMatchObject({ file: join(folder, 'slides.md') })
    expect((await readFile(join(folder, 'slides.md'))).equals(bytes)).toBe(true)
  })
})
