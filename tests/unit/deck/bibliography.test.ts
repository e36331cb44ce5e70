import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBibliography } from '../../../scripts/deck/bibliography.ts'
import { deckFolder } from '../../support/deckFolder.ts'

async function read(text: string) {
  const folder = await deckFolder({ 'sources.json': text })
  return await readBibliography(join(folder, 'sources.json'))
}

describe('readBibliography', () => {
  it('reads a list of entries', async () => {
    expect(await read('[{ "id": "a", "title": "A" }]')).toEqual([{ id: 'a', title: 'A' }])
  })

  it.each([
    ['{', /not valid JSON/, undefined],
    ['{}', /not a list/, undefined],
    ['[{ "title": "A" }]', /^Entry 1 of the bibliography has no id/, undefined],
    ['[\n  { "id": "a" }\n]', /^The entry "a" of the bibliography has no title/, 2],
    [
      '[\n  { "id": "a", "title": "A" },\n  { "id": "a", "title": "B" }\n]',
      /^Two entries of the bibliography have the id "a"/,
      3,
    ],
  ])('refuses %j and says where', async (text, message, line) => {
    await expect(read(text)).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
      line,
      file: expect.stringMatching(/sources\.json$/) as string,
      hint: expect.any(String) as string,
    })
  })

  it('names a file that is not there', async () => {
    const folder = await deckFolder({})
    const file = join(folder, 'absent.json')
    await expect(readBibliography(file)).rejects.toMatchObject({
      message: expect.stringMatching(/cannot be read/) as string,
      file,
    })
  })
})
