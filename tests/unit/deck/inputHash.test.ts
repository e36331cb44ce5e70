import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestFiles, inputFiles } from '../../../scripts/deck/inputFiles.ts'
import { hashInputs } from '../../../scripts/deck/inputHash.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const files = {
  'slides.md': '# One\n\n![b](./images/b.svg)\n\n<<< ./code/c.ts {1}\n\n---\nsrc: ./two.md\n---\n',
  'images/b.svg': '<svg/>',
  'code/c.ts': 'export {}',
  'two.md': '# Two\n',
  'components/Box.vue': '<template><p /></template>',
  'components/parts/Lid.vue': '<template><p /></template>',
  'public/a.svg': '<svg/>',
  'vite.config.ts': 'export default {}',
}

async function hashOf(folder: string): Promise<string> {
  const { deck } = await readDeck(join(folder, 'slides.md'), new AbortController().signal)
  return hashInputs(deck, await digestFiles(await inputFiles(deck)))
}

describe('hashInputs', () => {
  it('is the same for the same files in another folder', async () => {
    expect(await hashOf(await deckFolder(files))).toBe(await hashOf(await deckFolder(files)))
  })

  it.each(Object.keys(files))('changes with %s', async (path) => {
    const folder = await deckFolder(files)
    const before = await hashOf(folder)
    await writeFile(join(folder, path), `${files[path as keyof typeof files]}\n<!-- x -->`)
    expect(await hashOf(folder)).not.toBe(before)
  })

  it('changes when a file goes', async () => {
    const folder = await deckFolder(files)
    const before = await hashOf(folder)
    await rm(join(folder, 'public/a.svg'))
    expect(await hashOf(folder)).not.toBe(before)
  })
})
