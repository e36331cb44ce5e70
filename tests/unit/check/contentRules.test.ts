import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkSource } from '../../../scripts/check/checkSource.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const headmatter = 'amphi: { bibliography: b.json, glossary: g.json, quiz: q.json }'
const sound = {
  'components/Cite.vue': '<template><span /></template>',
  'components/Term.vue': '<template><span /></template>',
  'b.json': '[{ "id": "popek1974", "title": "Formal Requirements" }]',
  'g.json': '[{ "id": "guest", "term": "Invité" }]',
  'q.json': '[\n  { "id": 1, "answers": [{ "text": "a", "right": true }, { "text": "b" }] }\n]',
}

async function check(slides: string, files: Record<string, string> = {}, route?: string) {
  const folder = await deckFolder({ ...sound, ...files, 'slides.md': slides })
  const { deck } = await readDeck(join(folder, 'slides.md'), new AbortController().signal, { route })
  return await checkSource(deck)
}

describe('unknown-source', () => {
  it('names a source that is not in the bibliography, where it is cited', async () => {
    const slides = `---\n${headmatter}\nsources: [popek1974, popek1973]\n---\n\n# One\n\nText<Cite id="smith" /> and <Cite id="popek1974" />\n`
    expect(await check(slides)).toMatchObject([
      { rule: 'unknown-source', severity: 'error', line: 3, hint: 'Is it popek1974?', slide: 1 },
      { rule: 'unknown-source', line: 8, column: 15, message: '"smith" is not in the bibliography' },
    ])
  })

  it('leaves code and a deck without a bibliography alone', async () => {
    expect(await check(`---\n${headmatter}\n---\n\n# One\n\n\`<Cite id="smith" />\`\n`)).toEqual([])
    expect(await check('# One\n\n<Cite id="smith" />\n')).toEqual([])
  })
})

describe('unknown-term', () => {
  it('names a term that the glossary does not define, where it is used', async () => {
    const slides = `---\n${headmatter}\n---\n\n# One\n\nA <Term id="guest">guest</Term>, a <Term id="gest">gest</Term>\n`
    expect(await check(slides)).toMatchObject([
      { rule: 'unknown-term', severity: 'error', line: 7, slide: 1 },
    ])
    const alike = `---\n${headmatter}\n---\n\n# One\n\n<Term id="Term">x</Term>\n`
    expect(await check(alike)).toMatchObject([{ column: 11 }])
  })
})

describe('quiz-answer', () => {
  it.each([
    ['[{ "text": "a" }]', /has no right answer/],
    ['[{ "text": "a", "right": true }, { "text": "b", "right": true }]', /has 2 right answers/],
    ['"none"', /has no right answer/],
  ])('names a question whose answers are %s, in its file', async (answers, message) => {
    const quiz = `[\n  { "id": 1, "answers": [{ "right": true }] },\n  { "id": 2, "answers": ${answers} }\n]`
    const [finding, ...others] = await check(`---\n${headmatter}\n---\n\n# One\n`, { 'q.json': quiz })
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'quiz-answer', severity: 'error', line: 3 })
    expect(finding?.message).toMatch(message)
    expect(finding?.file).toMatch(/q\.json$/)
  })

  it('names a source that a question cites and nobody knows', async () => {
    const quiz = '[{ "id": 1, "answers": [{ "right": true }], "sources": ["popek1974", "smith"] }]'
    expect(await check(`---\n${headmatter}\n---\n\n# One\n`, { 'q.json': quiz })).toMatchObject([
      { rule: 'quiz-answer', message: expect.stringContaining('"smith"') as string },
    ])
  })
})

describe('route-slide', () => {
  it('names a slide that a route has and the deck has not, at its line of the headmatter', async () => {
    const slides =
      '---\namphi:\n  routes:\n    short:\n      slides:\n        - one\n        - gone\n---\n\n# One\n'
    expect(await check(slides)).toMatchObject([
      {
        rule: 'route-slide',
        severity: 'error',
        line: 7,
        message: expect.stringContaining('"gone"') as string,
      },
    ])
  })
})

describe('budget', () => {
  const planned = (first: number, second: number) =>
    `---\nsessions:\n  - { title: One, minutes: 10, margin: 2 }\n  - { title: Two, minutes: 5 }\nsession: One\nminutes: ${first}\namphi: { strict: true, routes: { short: { minutes: 6, margin: 1, slides: [b] } } }\n---\n\n# A\n\n---\nsession: Two\nminutes: ${second}\n---\n\n# B\n`

  it('finds nothing where each session is its minutes less its margin', async () => {
    expect(await check(planned(8, 5))).toEqual([])
  })

  it('says of a session by how much it is off, and of a route as well', async () => {
    expect(await check(planned(8.5, 4))).toMatchObject([
      {
        rule: 'budget',
        severity: 'error',
        line: 3,
        message: expect.stringContaining('plans 8.5 minutes, not 8') as string,
      },
      { rule: 'budget', line: 4, message: expect.stringContaining('plans 4 minutes, not 5') as string },
      {
        rule: 'budget',
        line: 7,
        message: expect.stringContaining('"short" plans 4 minutes, not 5') as string,
      },
    ])
  })

  it('sums up the route alone when it is followed', async () => {
    expect(await check(planned(99, 5), {}, 'short')).toEqual([])
    expect(await check(planned(99, 6), {}, 'short')).toMatchObject([{ rule: 'budget' }])
  })

  it('asks nothing of a deck that plans no minutes, and only warns a lenient one', async () => {
    const slides = '---\nsessions: [{ title: One, minutes: 10 }]\n---\n\n# A\n'
    expect(await check(slides)).toEqual([])
    expect(await check(slides.replace('---\n\n# A', 'minutes: 3\n---\n\n# A'))).toMatchObject([
      { rule: 'budget', severity: 'warning' },
    ])
  })
})
