import { beforeAll, describe, expect, inject, it } from 'vitest'
import { splitHandoutProse } from '../../addon/setup/handoutProse.ts'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'
import type { UaDocument } from '../../scripts/pdf/ua/readUaDocument.ts'
import { readUaDocument } from '../../scripts/pdf/ua/readUaDocument.ts'
import { structureText } from '../../scripts/pdf/ua/structureText.ts'
import { builtPdfs } from '../support/builtPdfs.ts'
import { letters } from '../support/letters.ts'

describe.each(['lecture', 'plain'] as const)('of the deck "%s"', (name) => {
  const { entry, out } = inject(name)
  let deck: Deck
  beforeAll(async () => {
    deck = (await readDeck(entry, new AbortController().signal)).deck
  })

  describe.each(builtPdfs(out))('$path', ({ view, bytes }) => {
    let document: UaDocument
    beforeAll(async () => {
      document = await readUaDocument(bytes)
    })

    it('is read slide after slide, the prose behind its slide', () => {
      const read = letters(structureText(document))
      const isHandout = view.startsWith('handout')
      const expected = deck.slides.flatMap(({ title, content }) => {
        const { prose } = splitHandoutProse(content)
        return isHandout && view !== 'handout-ruled' && prose ? [title, longestPassage(prose)] : [title]
      })
      let at = 0
      for (const passage of expected.map((text) => letters(text).slice(0, 60))) {
        const found = read.indexOf(passage, at)
        expect(found, `"${passage}" is read behind what stands before it`).not.toBe(-1)
        at = found + passage.length
      }
    })

    it('has no page without text and without figure, the last included', async () => {
      const { textByPage } = await inspectPdf(bytes)
      const figures = new Set(
        document.tree.elements.filter(({ role }) => role === 'Figure').map(({ page }) => page),
      )
      const empty = textByPage.flatMap((text, index) =>
        letters(text) || figures.has(index + 1) ? [] : [index + 1],
      )
      expect(empty).toEqual([])
    })
  })
})

/** Words between two citations or emphases stand as they were written. */
function longestPassage(prose: string): string {
  return prose.split(/[*_`<>[\]]/).sort((a, b) => b.length - a.length)[0] ?? ''
}
