import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { applyMinutes } from '../../../scripts/rehearse/applyMinutes.ts'
import type { Measure } from '../../../scripts/rehearse/measure.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckOf } from './deckOf.ts'

const median = (no: number, seconds: number | undefined): Measure => ({
  kind: 'slide',
  no,
  title: '',
  planned: undefined,
  last: seconds,
  median: seconds,
  quartiles: undefined,
  runs: 1,
  drift: undefined,
})

const SLIDES = `---
title:   "By hand"
sessions: [ { title: One, minutes: 10,margin: 2 } ]
id: a
minutes:  2   # was 3 once
---

# A

minutes: 9 stands in the text, not in the frontmatter

---
src: ./part.md
---
`
const PART = `---\r\nid: b\r\nminutes: 1.5\r\nskippable: true\r\n---\r\n\r\n# B\r\n\r\n---\r\nid: c\r\n---\r\n\r\n# C  \r\n`

describe('measured minutes in the Markdown', () => {
  it('change the numbers and leave every other byte', async () => {
    const deck = await deckOf({ 'slides.md': SLIDES, 'part.md': PART })
    const { files, changes } = applyMinutes(deck, [median(1, 200), median(2, 44)])
    expect([...files.values()]).toEqual([
      SLIDES.replace('minutes:  2   #', 'minutes:  3.5   #'),
      PART.replace('minutes: 1.5\r', 'minutes: 0.5\r'),
    ])
    expect(changes.map(({ slide, line, from, to }) => [slide.id, line, from, to])).toEqual([
      ['a', 5, 2, 3.5],
      ['b', 3, 1.5, 0.5],
    ])
  })

  it('change nothing the second time', async () => {
    const deck = await deckOf({ 'slides.md': SLIDES, 'part.md': PART })
    const measures = [median(1, 200), median(2, 44), median(3, 80)]
    const { files } = applyMinutes(deck, measures)
    for (const [file, text] of files) await writeFile(file, text)
    const again = await readDeck(deck.entry, new AbortController().signal)
    expect(applyMinutes(again.deck, measures)).toMatchObject({ files: new Map(), changes: [] })
  })

  it('leave alone what was not measured or is the same when rounded', async () => {
    const deck = await deckOf({ 'slides.md': SLIDES, 'part.md': PART })
    expect(applyMinutes(deck, [median(1, 125), median(2, undefined)]).changes).toEqual([])
  })

  it('name the slides that have no line for them', async () => {
    const deck = await deckOf({ 'slides.md': SLIDES, 'part.md': PART })
    const { withoutLine, files } = applyMinutes(deck, [median(3, 80)])
    expect(withoutLine.map(({ slide, minutes }) => [slide.id, minutes])).toEqual([['c', 1.5]])
    expect(files.size).toBe(0)
  })

  it('say by how much a session overruns, and what cures it; nothing is scaled to fit', async () => {
    const deck = await deckOf({ 'slides.md': SLIDES, 'part.md': PART })
    const { overruns, changes } = applyMinutes(deck, [median(1, 450), median(2, 60)])
    expect(changes.map(({ to }) => to)).toEqual([7.5, 1])
    expect(overruns).toMatchObject([{ title: 'One', seconds: 30, skips: [{ id: 'b' }], missing: 0 }])
  })
})
